"""What the address of a withdrawn commitment says: since when, by whom and why."""

from dash import dcc, html

from db.domain.dates_in_words import written_date
from db.queries.edits import Edit

TITLE = "Withdrawn commitment"


def layout(edit: Edit) -> html.Div:
    """The notice, with the way back for editors. What was published on earlier days is still shown for those."""
    day = written_date(edit.recorded_at.date())
    words = [html.Strong(f"Withdrawn on {day}: "), html.Bdi(edit.reason or "no reason was recorded.")]
    before = "Earlier days still show it: choose one under “As of”."
    return html.Div(
        [
            html.H1(TITLE, className="page-title"),
            html.Section(
                [
                    html.P(words),
                    html.P(["By ", html.Bdi(edit.recorded_by), ". ", before], className="muted"),
                    dcc.Link("Edit or publish again", href=f"/commitments/{edit.slug}/edit", className="button"),
                ],
                className="card",
            ),
        ],
        className="page page-narrow",
    )
