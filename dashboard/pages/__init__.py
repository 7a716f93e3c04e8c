"""One folder per page. Its module offers the following, and dashboard/app/__init__.py lists it:

    PATH = "/commitments/<slug>"      # its address; variables come from the path only
    TITLE = "Commitment"              # the browser's title
    def layout(database, settings, *, url): …   # its content, first figures included; db.errors.NotFound → 404 page
    def register(app, database, settings): …      # its callbacks, each with @requires(Role.…)

It may also offer `title(database, settings, *, url) -> str` for a title that depends on the record, and
`HAS_FILTERS = True` if filters of the address mean something on it, so that links from and to it carry them along.

A page whose layout holds `page_query(url)` follows its query by callbacks with Input(PAGE_QUERY, "search"); every other
one is rendered again when the query changes.
"""
