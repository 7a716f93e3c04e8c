"""From which day on a commitment was published, withdrawn or restored: a change of publication acts from its day on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from db.domain.vocabulary import Publication

PublicationDay: TypeAlias = tuple[date, Publication]
"""A publication, and the first day on which it holds."""


def publication_days(versions: Iterable[tuple[datetime, Mapping[str, Any]]]) -> list[PublicationDay]:
    """The publications of a commitment's versions (moment of recording, fields), oldest first, each once per change.

    Days are days of the commitment's own zone. What the first version says holds for all days before: what is added
    today speaks of days long gone too. For the same reason a draft that was published counts as published before.
    """
    days: list[PublicationDay] = []
    for recorded_at, fields in versions:
        publication = Publication(fields["publication"])
        if not days or days == [(date.min, Publication.DRAFT)]:
            days = [(date.min, publication)]
            continue
        day = recorded_at.astimezone(ZoneInfo(fields["time_zone"])).date()
        days = [earlier for earlier in days if earlier[0] < day]
        if days[-1][1] is not publication:
            days.append((day, publication))
    return days


def publication_on(days: Sequence[PublicationDay], day: date) -> Publication:
    """What holds on a day; there is at least one."""
    return next(publication for since, publication in reversed(days) if since <= day)
