"""What the form for a new commitment begins with: nothing, a source, or what the commitment before was said in.

A person reads one article and records all that it says: its source, its day and its language are typed once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from db.domain.dates_in_words import written_date
from db.domain.edtf import parse_edtf
from db.domain.filters import View
from db.domain.vocabulary import ActorRole
from db.errors import InvalidEdtf
from db.queries.commitment import Quoted, commitment_detail
from db.queries.sources import source_detail

if TYPE_CHECKING:
    from sqlmodel import Session

SOURCE, AFTER = "source", "after"


@dataclass(frozen=True, slots=True)
class Beginning:
    """Values by field, the sources, and what the draft in the browser is called."""

    values: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Quoted, ...] = ()
    draft: str = "new"


def address_after(slug: str) -> str:
    """Where another commitment from the same source is added."""
    return f"/commitments/new?{AFTER}={slug}"


def address_from(source: UUID) -> str:
    """Where a commitment from this source is added."""
    return f"/commitments/new?{SOURCE}={source}"


def beginning(session: "Session", query: Mapping[str, Sequence[str]], view: View) -> Beginning:
    """What the address asks for; nothing where it names nothing that is known."""
    after, source = (next(iter(query.get(name, ())), "") for name in (AFTER, SOURCE))
    if after:
        return _after(session, after, view)
    return _from_source(session, source) if source else Beginning()


def _after(session: "Session", slug: str, view: View) -> Beginning:
    detail = commitment_detail(session, view, slug)
    if detail is None:
        return Beginning()
    speakers = [actor.name for actor in detail.actors if actor.role is ActorRole.SPEAKER]
    values = {
        "committed_on": written_date(detail.row.committed_on),
        "statement_language": "" if detail.statement_language == "und" else detail.statement_language,
        "time_zone": detail.time_zone,
        "review_interval_days": str(detail.row.review_interval_days),
        "publication": detail.publication.value,
        ActorRole.SPEAKER.value: "\n".join(speakers),
    }
    return Beginning(values, tuple(replace(one, quote="") for one in detail.evidence), f"after:{slug}")


def _from_source(session: "Session", source: str) -> Beginning:
    try:
        detail = source_detail(session, UUID(source))
    except ValueError:
        detail = None
    if detail is None:
        return Beginning()
    entry = detail.entry
    values = {
        "committed_on": _day(entry.published),
        "statement_language": "" if entry.language == "und" else entry.language,
    }
    of = (entry.id, entry.id, entry.publisher, entry.headline, entry.url, entry.language, entry.published, "")
    return Beginning({name: value for name, value in values.items() if value}, (Quoted(*of),), f"source:{entry.id}")


def _day(edtf: str) -> str:
    """A source's day in words; empty where it is known to the month only."""
    try:
        period = parse_edtf(edtf)
    except InvalidEdtf:
        return ""
    return written_date(period.earliest) if period.earliest and period.earliest == period.latest else ""
