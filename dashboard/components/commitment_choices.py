"""What the forms for a commitment offer to choose from, and which commitment a typed line means."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from dashboard.components.form_parts import control_id, datalist
from dashboard.components.given_html import ValueList
from db.domain.filters import View
from db.errors import InvalidInput
from db.queries.choices import (
    Choice,
    SourceChoice,
    actor_choices,
    commitment_choices,
    commitments_titled,
    place_choices,
    source_choices,
    topic_choices,
)
from db.queries.commitment import commitment_detail

# A title with its short address, as fields are filled with it.
_NAMED = re.compile(r" \(([a-z0-9-]+)\)$")


@dataclass(frozen=True, slots=True)
class FormChoices:
    """Known records by kind; `commitments` are id, slug and title."""

    sources: Sequence[SourceChoice]
    actors: Sequence[Choice]
    places: Sequence[Choice]
    topics: Sequence[Choice]
    commitments: Sequence[tuple[UUID, str, str]]


def form_choices(session: Any) -> FormChoices:
    """All of it, read in one session."""
    return FormChoices(
        sources=source_choices(session),
        actors=actor_choices(session),
        places=place_choices(session),
        topics=topic_choices(session),
        commitments=commitment_choices(session),
    )


def datalists(form: str, choices: FormChoices) -> list[ValueList]:
    """The lists behind the fields of the form; `list_id` names them."""
    kinds = {"actors": choices.actors, "places": choices.places, "topics": choices.topics}
    lists = [datalist(list_id(form, kind), [(one.value, "") for one in found]) for kind, found in kinds.items()]
    labels = [(label, "") for label in _labels(choices.commitments)]
    zones = [(zone, "") for zone in sorted(available_timezones()) if "/" in zone and not zone.startswith("Etc/")]
    return [
        *lists,
        datalist(list_id(form, "commitments"), labels),
        datalist(list_id(form, "zones"), [("UTC", ""), *zones]),
    ]


def list_id(form: str, kind: str) -> str:
    """The id of one of the lists."""
    return control_id(form, f"known_{kind}")


def commitment_labels(session: Any) -> list[str]:
    """What a field for a commitment offers."""
    return list(_labels(commitment_choices(session)))


def commitment_meant(session: Any, words: str, *, field: str, today: date) -> UUID:
    """The commitment with that title, chosen from the list or not, or whose address was pasted. Raises `InvalidInput`.

    All commitments count, not only those that the list has room for.
    """
    titled = commitments_titled(session, words)
    if len(titled) == 1:
        return titled[0]
    named = _NAMED.search(words)
    slug = named[1] if named else words.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]
    detail = commitment_detail(session, View(as_of=today, today=today), slug)
    if detail is None and titled:
        raise InvalidInput(f"Several commitments are called “{words}”. Paste the address of the one.", field=field)
    if detail is None:
        raise InvalidInput(f"No commitment is called “{words}”. Choose one, or paste its address.", field=field)
    return detail.row.id


def _labels(commitments: Sequence[tuple[UUID, str, str]]) -> dict[str, UUID]:
    """Titles, with the short address where two have the same."""
    same = Counter(title for _, _, title in commitments)
    return {title if same[title] == 1 else f"{title} ({slug})": id_ for id_, slug, title in commitments}
