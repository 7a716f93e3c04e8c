"""Adding sources, finding them again by address, and archiving their text."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

from sqlmodel import Session, col, select

from db.domain.edtf import parse_edtf
from db.domain.source_address import address_key
from db.domain.typed_text import NAME_LENGTH, document_text, language_tag, one_line, verbatim, web_address
from db.domain.vocabulary import Supports
from db.errors import InvalidEdtf, InvalidInput, NotFound
from db.event_replay import refuse_altered_records
from db.models import Evidence, Source, SourceSearch
from db.services.audit import record_audit_event, record_of
from db.services.inputs import NewEvidence, NewSource, Write
from db.services.projection import project_source
from db.services.unit_of_work import Edit, transaction

QUOTE_LENGTH = 2_000

_SHA256 = re.compile(r"[0-9a-f]{64}")
# Where a day begins first; what was published there today is not from the future.
_EARLIEST_ZONE = timezone(timedelta(hours=14))


def add_source(session: Session, new: NewSource, write: Write) -> Source:
    """Add a source. Raises `InvalidInput` if its address is known or a field can't be kept.

    One that was taken back is restored as it was.
    """
    with transaction(session):
        url = web_address(new.url, field="url")
        known = source_at(session, url) if url else None
        if known is not None and known.withdrawn_at is not None:
            return find_or_add_source(session, new, write)
        if known is not None:
            already = f"This document is already a source: {known.headline or known.publisher}, at {known.url}."
            raise InvalidInput(f"{already} Paste its link where you quote it.", field="url")
        return _new_source(session, new, write)


def archive_text(session: Session, source_id: UUID, text: str, write: Write) -> Source:
    """Keep the text of a source as it was read, with its SHA-256.

    It is kept byte for byte. A source whose hash is already known only takes the text that has that hash, with which
    blank space around it and Windows' line ends may be at odds. Raises `InvalidInput`.
    """
    with transaction(session):
        source = known_source(session, source_id)
        if source.archived_text is not None:
            raise InvalidInput("The text of this source is already archived.", field="archived_text")
        source.archived_text, source.sha256 = _archived(text, source.sha256)
        details = {"sha256": source.sha256, "characters": len(source.archived_text)}
        record_audit_event(session, "archive_text", source, write, details)
        return source


def attach_evidence(
    edit: Edit,
    items: Sequence[NewEvidence],
    *,
    supports: Supports,
    status_update_id: UUID | None = None,
    deadline_revision_id: UUID | None = None,
) -> list[Evidence]:
    """Tie sources to what they support, within the running transaction."""
    rows = []
    for item in items:
        source = item.source
        evidence = Evidence(
            source_id=source if isinstance(source, UUID) else find_or_add_source(edit.session, source, edit.write).id,
            commitment_id=edit.commitment.id,
            supports=supports,
            status_update_id=status_update_id,
            deadline_revision_id=deadline_revision_id,
            quote_exact=checked_quote(item.quote_exact),
            quote_prefix=checked_quote(item.quote_prefix),
            quote_suffix=checked_quote(item.quote_suffix),
            recorded_at=edit.write.at,
        )
        edit.session.add(evidence)
        rows.append(evidence)
    edit.session.flush()
    return rows


def resolved(
    session: Session,
    items: Sequence[NewEvidence],
    write: Write,
    *,
    seen: dict[NewSource, Source] | None = None,
) -> tuple[list[Source], tuple[NewEvidence, ...]]:
    """The sources of evidence, each new one added once, and the same evidence naming them by their ids.

    `seen` remembers new sources from one call to the next: one without an address can't be found again by it.
    """
    seen = {} if seen is None else seen
    sources = []
    for item in items:
        wanted = item.source
        source = seen.get(wanted) if isinstance(wanted, NewSource) else None
        source = source or find_or_add_source(session, wanted, write)
        if isinstance(wanted, NewSource):
            seen[wanted] = source
        sources.append(source)
    named = zip(sources, items, strict=True)
    return sources, tuple(replace(item, source=source.id) for source, item in named)


def find_or_add_source(session: Session, wanted: UUID | NewSource, write: Write) -> Source:
    """The source with that id or address, added to the running transaction if it is new."""
    if isinstance(wanted, UUID):
        known = known_source(session, wanted)
    else:
        url = web_address(wanted.url, field="url")
        there = source_at(session, url) if url else None
        if there is None:
            return _new_source(session, wanted, write)
        known = known_source(session, there.id)
    if known.withdrawn_at is not None:
        # Used again, it was no mistake after all.
        known.withdrawn_at = None
        record_source(session, "restore_source", known, write)
    return known


def known_source(session: Session, source_id: UUID) -> Source:
    """The source with that id, as it was recorded. Raises `NotFound` and `RecordAltered`."""
    source = session.get(Source, source_id)
    if source is None:
        raise NotFound("That source is not known here.")
    refuse_altered_records(session, "source", [source_id])
    return source


def source_at(session: Session, url: str) -> Source | None:
    """The source that the address leads to; of several from before addresses were compared, the one with this very one.

    Saves take their turn, so what is not there now is not added meanwhile.
    """
    same = select(Source).join(SourceSearch).where(col(SourceSearch.address_key) == address_key(url))
    return session.exec(same.order_by(col(Source.url) != url, col(Source.recorded_at), col(Source.id))).first()


def _new_source(session: Session, new: NewSource, write: Write) -> Source:
    own = {"accessed_at": new.accessed_at, "sha256": _fingerprint(new.sha256), "recorded_at": write.at}
    source = Source.model_validate({**described_source(new, write.at), **own})
    if new.archived_text and new.archived_text.strip():
        source.archived_text, source.sha256 = _archived(new.archived_text, source.sha256)
    session.add(source)
    record_source(session, "add_source", source, write)
    return source


def described_source(new: NewSource, at: datetime) -> dict[str, object]:
    """The columns that describe a source, each checked. Raises `InvalidInput`."""
    published, earliest, latest = _published(new, at)
    return {
        "url": web_address(new.url, field="url"),
        "headline": one_line(new.headline, field="headline", called="The headline", max_length=500, required=False),
        "publisher": one_line(new.publisher, field="publisher", called="The publisher", max_length=NAME_LENGTH),
        "author": one_line(new.author, field="author", called="The author", max_length=NAME_LENGTH, required=False)
        or None,
        "language": language_tag(new.language, field="language"),
        "published": published,
        "published_earliest": earliest,
        "published_latest": latest,
        "kind": new.kind,
    }


def record_source(session: Session, verb: str, source: Source, write: Write, *, reason: str = "") -> None:
    """Write again what a source is found by, and add its audit event; of an archived text it holds the length."""
    session.flush()
    project_source(session, source)
    details = record_of(source)
    details["archived_text"] = None if source.archived_text is None else len(source.archived_text)
    record_audit_event(session, verb, source, write, details, reason=reason)


def checked_quote(text: str) -> str:
    """A quote as it is kept. Raises `InvalidInput`."""
    return verbatim(text, field="quote", called="The quote", max_length=QUOTE_LENGTH, required=False)


def _published(new: NewSource, recorded_at: datetime) -> tuple[str, date, date]:
    """The EDTF of the publication with its first and last day, which is never after the day of recording."""
    try:
        period = parse_edtf((new.published or "").strip())
    except InvalidEdtf as problem:
        raise InvalidInput(str(problem), field="published") from None
    if period.earliest is None or period.latest is None:
        raise InvalidInput("Say when it was published: a day, a month or a year.", field="published")
    if period.earliest > recorded_at.astimezone(_EARLIEST_ZONE).date():
        raise InvalidInput("A source can't be published in the future.", field="published")
    # A month or a year may end after today; by today it had been published all the same.
    return period.text, period.earliest, max(period.earliest, min(period.latest, recorded_at.astimezone(UTC).date()))


def _fingerprint(sha256: str | None) -> str | None:
    if sha256 is not None and not _SHA256.fullmatch(sha256):
        raise InvalidInput("A SHA-256 fingerprint has 64 of the characters 0-9 and a-f.", field="sha256")
    return sha256


def _archived(text: str, sha256: str | None) -> tuple[str, str]:
    """The text to keep, and its hash: the one that was recorded if there is one."""
    whole = document_text(text, field="archived_text", called="The text")
    if sha256 is None:
        return whole, _digest(whole)
    # Copying adds or drops white space at the ends, and Windows ends its lines in its own way.
    plain = text.replace("\r\n", "\n").strip()
    for exact in (text, text.strip(), plain, plain + "\n", " " + plain):
        if _digest(exact) == sha256:
            return exact, sha256
    raise InvalidInput(
        "This is not the text that was recorded: its fingerprint differs. Paste it exactly as published.",
        field="archived_text",
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
