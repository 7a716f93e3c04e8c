"""Contradictory values of a form: each as a question, and the answer that they are right as typed."""

import json
from collections.abc import Sequence
from uuid import uuid4

from dash import html

from dashboard.forms.form import Mounted
from dashboard.widgets.html.data_attributes import data
from db.domain.contradictions import Question


def contradiction(questions: Sequence[Question], *, confirmed: frozenset[str]) -> html.Div:
    """The questions, with one button that answers yes to all; to answer no, somebody changes what was typed."""
    sentences = [one.sentence for one in questions]
    answer = json.dumps(sorted({*confirmed, *sentences}))
    return html.Div(
        [
            html.H3("Is this right as typed?"),
            html.Ul([html.Li(sentence, dir="auto") for sentence in sentences]),
            html.P("If not, change it above. If so, your answer is recorded with it.", className="muted"),
            html.Div(
                html.Button("Yes, as typed", type="button", className="button button-primary", **data(confirm=answer)),
                className="form-actions",
            ),
            Mounted(uuid4().hex),
        ],
        className="conflict",
        role="alert",
    )
