"""What the forms for a commitment offer to choose from, and which commitment a typed line means."""

import re
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import available_timezones

from dashboard.forms.controls import control_id, datalist
from dashboard.widgets.html.raw_html import ValueList
from db.domain.filters import View
from db.errors import InvalidInput
from db.queries.commitment import commitment_detail
from db.queries.suggestions import commitment_choices, commitments_titled, shared_titles

if TYPE_CHECKING:
    from sqlmodel import Session

# A title with its short address, as fields are filled with it.
_NAMED = re.compile(r" \(([a-z0-9-]+)\)$")


KINDS = ("actors", "places", "topics", "commitments")


def datalists(form: str) -> list[ValueList]:
    """The lists behind the fields of the form; `list_id` names them."""
    zones = [(zone, "") for zone in sorted(available_timezones()) if "/" in zone and not zone.startswith("Etc/")]
    return [
        *(datalist(list_id(form, kind), kind=kind) for kind in KINDS),
        datalist(list_id(form, "zones"), [("UTC", ""), *zones]),
    ]


def list_id(form: str, kind: str) -> str:
    """The id of one of the lists."""
    return control_id(form, f"known_{kind}")


def commitment_labels(session: "Session", *, typed: str, limit: int) -> list[str]:
    """What a field for a commitment offers: titles, with the short address where several have the same."""
    choices = commitment_choices(session, typed=typed, limit=limit)
    shared = shared_titles(session, [title for _, _, title in choices])
    return [f"{title} ({slug})" if title in shared else title for _, slug, title in choices]


def commitment_label(session: "Session", title: str, *, slug: str) -> str:
    """What is typed for one commitment: its title if that alone tells which it is meant."""
    return title if len(commitments_titled(session, title)) == 1 else f"{title} ({slug})"


def commitment_by_words(session: "Session", words: str, *, field: str, today: date) -> UUID:
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
