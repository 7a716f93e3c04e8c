"""The cards with what a commitment is tied to: other commitments, and its own milestones."""

from dash import dcc, html

from dashboard.pages.commitment.milestones import milestone_list
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.view_url import days_query
from db.domain.filters import View
from db.domain.vocabulary import LinkKind
from db.queries.commitment import CommitmentDetail, LinkEntry

_LINKS = {
    (LinkKind.FOLLOWS, True): "Follows",
    (LinkKind.FOLLOWS, False): "Followed by",
    (LinkKind.DEPENDS_ON, True): "Depends on",
    (LinkKind.DEPENDS_ON, False): "Needed by",
    (LinkKind.SUPERSEDES, True): "Replaces",
    (LinkKind.SUPERSEDES, False): "Replaced by",
    (None, True): "Part of",
    (None, False): "Has as a part",
}


def related_card(detail: CommitmentDetail, view: View) -> html.Section | None:
    """The commitments that it follows, depends on, replaces or is part of; None where there are none."""
    if not detail.links:
        return None
    entries = [html.Li(_link(link, view)) for link in detail.links]
    return html.Section([html.H2("Related commitments"), html.Ul(entries, className="plain-list")], className="card")


def _link(link: LinkEntry, view: View) -> list[Child]:
    words = _LINKS[link.kind, link.outgoing]
    address = f"/commitments/{link.slug}{days_query(view)}"
    return [html.Span(f"{words} ", className="muted"), dcc.Link(html.Bdi(link.title), href=address)]


def milestones_card(detail: CommitmentDetail, view: View) -> html.Section | None:
    """Its dated steps, which can be corrected today; None where there are none."""
    if not detail.milestones:
        return None
    entries = milestone_list(detail, correctable=not view.looks_back)
    return html.Section([html.H2("Milestones"), html.Ul(entries, className="history")], className="card")
