"""Adding sources, finding them again by address, and archiving their text."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from db.domain.edtf import parse_edtf
from db.domain.typed_text import ARCHIVE_LENGTH, NAME_LENGTH, language_tag, many_lines, one_line, web_address
from db.domain.vocabulary import Supports
from db.errors import InvalidEdtf, InvalidInput, NotFound
from db.models import Evidence, Source
from db.services.audit import record_audit_event, record_of
from db.services.records import NewEvidence, NewSource

QUOTE_LENGTH = 2_000


def add_source(session: Session, new: NewSource, *, by: str, recorded_at: datetime) -> Source:
    """Add a source. Raises `InvalidInput` if its address is known or a field can't be kept."""
    url = web_address(new.url, field="url")
    if url and _source_at(session, url):
        raise InvalidInput("This link is already among the sources.", field="url")
    source = _new_source(session, new, by=by, recorded_at=recorded_at)
    session.commit()
    return source


def archive_text(session: Session, source_id: UUID, text: str, *, by: str, recorded_at: datetime) -> Source:
    """Keep the text of a source as it was read, with its SHA-256.

    A source whose hash is already known only takes the text that has that hash. Raises `InvalidInput`.
    """
    source = _source_with_id(session, source_id)
    if source.archived_text is not None:
        raise InvalidInput("The text of this source is already archived.", field="archived_text")
    if not text.strip():
        raise InvalidInput("Paste the text of the source.", field="archived_text")
    digest = hashlib.sha256(text.encode()).hexdigest()
    if source.sha256 not in (None, digest, _digest_of_tidied(text, source.sha256)):
        raise InvalidInput(
            "This is not the text that was recorded: its fingerprint differs. Paste it exactly as published.",
            field="archived_text",
        )
    source.archived_text = many_lines(text, field="archived_text", called="The text", most=ARCHIVE_LENGTH)
    source.sha256 = source.sha256 or digest
    record_audit_event(
        session,
        "archive_text",
        subject_kind="source",
        subject_id=source.id,
        details={"sha256": source.sha256, "characters": len(source.archived_text)},
        by=by,
        recorded_at=recorded_at,
    )
    session.commit()
    return source


def attach_evidence(
    session: Session,
    items: Sequence[NewEvidence],
    *,
    commitment_id: UUID,
    supports: Supports,
    by: str,
    recorded_at: datetime,
    status_update_id: UUID | None = None,
    deadline_revision_id: UUID | None = None,
) -> list[Evidence]:
    """Tie sources to what they support, within the running transaction."""
    rows = []
    for item in items:
        source = find_or_add_source(session, item.source, by=by, recorded_at=recorded_at)
        evidence = Evidence(
            source_id=source.id,
            commitment_id=commitment_id,
            supports=supports,
            status_update_id=status_update_id,
            deadline_revision_id=deadline_revision_id,
            quote_exact=_quote(item.quote_exact),
            quote_prefix=_quote(item.quote_prefix),
            quote_suffix=_quote(item.quote_suffix),
            recorded_at=recorded_at,
        )
        session.add(evidence)
        rows.append(evidence)
    session.flush()
    return rows


def find_or_add_source(session: Session, wanted: UUID | NewSource, *, by: str, recorded_at: datetime) -> Source:
    """The source with that id or address, added to the running transaction if it is new."""
    if isinstance(wanted, UUID):
        return _source_with_id(session, wanted)
    url = web_address(wanted.url, field="url")
    known = _source_at(session, url) if url else None
    return known or _new_source(session, wanted, by=by, recorded_at=recorded_at)


def _source_with_id(session: Session, source_id: UUID) -> Source:
    source = session.get(Source, source_id)
    if source is None:
        raise NotFound("That source is not known here.")
    return source


def _source_at(session: Session, url: str) -> Source | None:
    return session.exec(select(Source).where(col(Source.url) == url)).first()


def _new_source(session: Session, new: NewSource, *, by: str, recorded_at: datetime) -> Source:
    try:
        period = parse_edtf((new.published or "").strip())
    except InvalidEdtf as problem:
        raise InvalidInput(str(problem), field="published") from None
    if period.earliest is None or period.latest is None:
        raise InvalidInput("Say when it was published: a day, a month or a year.", field="published")
    if period.earliest > recorded_at.date():
        raise InvalidInput("A source can't be published in the future.", field="published")
    publisher = one_line(new.publisher, field="publisher", called="The publisher", most=NAME_LENGTH)
    source = Source(
        url=web_address(new.url, field="url"),
        headline=one_line(new.headline, field="headline", called="The headline", most=500, required=False),
        publisher=publisher,
        author=one_line(new.author, field="author", called="The author", most=NAME_LENGTH, required=False) or None,
        language=language_tag(new.language, field="language"),
        published=period.text,
        published_earliest=period.earliest,
        # A month or a year may end after today; by today it had been published all the same.
        published_latest=min(period.latest, recorded_at.date()),
        accessed_at=new.accessed_at,
        kind=new.kind,
        sha256=new.sha256,
        recorded_at=recorded_at,
    )
    if new.archived_text and new.archived_text.strip():
        source.archived_text = many_lines(
            new.archived_text, field="archived_text", called="The text", most=ARCHIVE_LENGTH
        )
        source.sha256 = hashlib.sha256(new.archived_text.encode()).hexdigest()
    session.add(source)
    session.flush()
    details = record_of(source)
    details["archived_text"] = None if source.archived_text is None else len(source.archived_text)
    record_audit_event(
        session,
        "add_source",
        subject_kind="source",
        subject_id=source.id,
        details=details,
        by=by,
        recorded_at=recorded_at,
    )
    return source


def _quote(text: str) -> str:
    return many_lines(text, field="quote", called="The quote", most=QUOTE_LENGTH, required=False)


def _digest_of_tidied(text: str, wanted: str | None) -> str | None:
    """The digest of the text without the white space that copying adds or drops, if that is the one wanted."""
    for tidied in (text.strip(), text.strip() + "\n", text.replace("\r\n", "\n").strip(), " " + text.strip()):
        digest = hashlib.sha256(tidied.encode()).hexdigest()
        if digest == wanted:
            return digest
    return None
