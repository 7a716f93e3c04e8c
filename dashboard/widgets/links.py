"""Addresses that keep the view: the same page with a field changed, another page with the same days or filters."""

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from dashboard.widgets.view_url import Address, days_query, search_of
from db.domain.filters import Group, Sort, View


def here(view: View, **fields: str | date | int | None) -> str:
    """The query of this page for the view with these fields; those that are None are left out."""
    pairs = [(name, str(value)) for name, value in fields.items() if value is not None]
    return (search_of(Address(view)) + ("&" if search_of(Address(view)) else "?") + urlencode(pairs)).rstrip(
        "&?"
    ) or "?"


def commitment_page(slug: str, view: View) -> str:
    """The address of a commitment as it stood on the view's day."""
    return f"/commitments/{slug}{days_query(view)}"


def review_page(view: View) -> str:
    """The review queue of what the view's filters leave; it speaks of today, whatever the view's day."""
    filters = replace(view, as_of=view.today, as_recorded_by=None, tile=None)
    plain = replace(filters, group=Group.NONE, sort=Sort.DEADLINE, descending=False)
    return "/review" + search_of(Address(plain))
