"""Are the sources dated as they say, and is nothing part of itself by way of others?"""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from db.domain.edtf import parse_edtf
from db.errors import InvalidEdtf
from db.models import Actor, Commitment, Source
from db.verify.cycles import in_circles

_SHA256 = re.compile(r"[0-9a-f]{64}")


def document_problems(session: Session) -> Iterator[str]:
    """Sources whose days do not follow from their date, or whose fingerprint is none."""
    columns = (col(Source.id), col(Source.published), col(Source.published_earliest), col(Source.published_latest))
    rows = select(*columns, col(Source.sha256)).order_by(col(Source.id)).execution_options(yield_per=500)
    for source_id, published, earliest, latest, sha256 in session.execute(rows):
        called = f"The source {source_id}"
        if sha256 is not None and not _SHA256.fullmatch(sha256):
            yield f"{called} has a fingerprint that is no SHA-256."
        try:
            period = parse_edtf(published)
        except InvalidEdtf as problem:
            yield f"{called} has a date that can't be read: {problem}"
            continue
        # A period that had not ended yet was cut off at the day of recording.
        if period.earliest != earliest or period.latest is None or latest > period.latest:
            yield f"{called} ({published}) does not have the days that follow from its date."


def circle_problems(session: Session) -> Iterator[str]:
    """Actors and commitments that are part of themselves by way of others."""
    tables: tuple[tuple[Any, str], ...] = ((Actor, "actor"), (Commitment, "commitment"))
    for table, called in tables:
        parts = session.execute(select(table.id, table.part_of_id).where(table.part_of_id.is_not(None)))
        for member in in_circles({row[0]: row[1] for row in parts}):
            yield f"The {called} {member} is part of itself by way of others."
