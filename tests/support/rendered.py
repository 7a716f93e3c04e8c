"""Components as the browser gets them, and the sample's commitments to show."""

import json
from datetime import date
from typing import Any

from db.domain.filters import View
from db.engine import Database
from db.queries.commitment import CommitmentDetail, commitment_detail

TODAY = date(2026, 11, 22)
ERBIL = "end-mission-erbil"
AIN_AL_ASAD = "ain-al-asad"


def as_sent(component: Any) -> Any:
    """The component as JSON made it."""
    return json.loads(json.dumps(component, default=lambda one: one.to_plotly_json()))


def detail_of(database: Database, slug: str, *, as_of: date = TODAY) -> CommitmentDetail:
    """The commitment as known on a day."""
    with database.read() as session:
        detail = commitment_detail(session, View(as_of=as_of, today=TODAY), slug)
    assert detail is not None
    return detail


def parts_of_class(component: Any, name: str) -> list[Any]:
    """Every part of a component with that class, the component included."""
    own = [component] if name in (getattr(component, "className", None) or "").split() else []
    children = getattr(component, "children", None)
    parts = children if isinstance(children, (list, tuple)) else [children] if children is not None else []
    return own + [part for child in parts for part in parts_of_class(child, name)]
