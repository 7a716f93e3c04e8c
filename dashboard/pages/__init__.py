"""One module a page. Each offers, and dashboard/app/__init__.py lists it:

    PATH = "/commitments/<slug>"      # its address; variables come from the path only
    TITLE = "Commitment"              # the browser's title
    def layout(database, settings, *, url): …   # its content, first figures included; db.errors.NotFound → 404 page
    def register(app, database, settings): …      # its callbacks, each with @requires(Role.…)

It may also offer `title(database, settings, *, url) -> str` for a title that depends on the record, and
`KEEPS_ON_QUERY = True` if its own callbacks follow the query string (Input(LOCATION, "search")), so that a changed
query does not put the page up anew.
"""
