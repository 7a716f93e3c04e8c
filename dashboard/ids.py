"""Ids of the shell's parts that pages and components may use.

`CHANGED`: a dcc.Store; its `data` (an opaque text) is new after every change of the database by anybody, so a page
that lists it as an Input reads again.
`LOCATION`: the dcc.Location of the whole application; its `pathname` and `search` are the address of which Dash knows.
`PAGE_QUERY`: the query of the page on the screen, as its `search` (dashboard/widgets/page_query.py); its callbacks
follow the address by it.
`NOTICES`: the region that is read out; put children there with `Output(NOTICES, "children", allow_duplicate=True)`.
"""

from dashboard.dash_internals import LOCATION as LOCATION

CHANGED = "shell-changed"
PAGE_QUERY = "page-query"
NOTICES = "shell-notices"
