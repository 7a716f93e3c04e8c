"""What describes a commitment, checked field by field before it is kept."""

from db.domain.typed_text import language_tag, many_lines, one_line, time_zone, verbatim
from db.errors import InvalidInput
from db.services.inputs import CommitmentChanges, NewCommitment

MAX_INTERVAL_DAYS = 3660


def check_place(new: NewCommitment) -> None:
    """Raise `InvalidInput` for a point that is not on the map, or only half of one."""
    for field, degrees, limit in (("latitude", new.latitude, 90), ("longitude", new.longitude, 180)):
        if degrees is not None and not -limit <= degrees <= limit:
            raise InvalidInput(f"The {field} lies between -{limit} and {limit} degrees.", field=field)
    if (new.latitude is None) != (new.longitude is None):
        missing = "latitude" if new.latitude is None else "longitude"
        raise InvalidInput(f"A point on the map needs its {missing} as well.", field=missing)


def checked_changes(changes: CommitmentChanges) -> dict[str, object]:
    """The plain columns that an edit sets, each checked. None in `changes` means untouched."""
    values: dict[str, object] = {}
    if changes.title is not None:
        values["title"] = one_line(changes.title, field="title", called="The title")
    if changes.statement is not None:
        values["statement"] = verbatim(changes.statement, field="statement", called="The statement", required=False)
    if changes.statement_language is not None:
        values["statement_language"] = language_tag(changes.statement_language, field="statement_language")
    if changes.translation is not None:
        text = verbatim(changes.translation, field="translation", called="The translation", required=False)
        values["translation"] = text or None
    if changes.detail is not None:
        values["detail"] = many_lines(changes.detail, field="detail", called="The detail", required=False) or None
    if changes.place is not None:
        values["place"] = one_line(changes.place, field="place", called="The place", required=False) or None
    if changes.time_zone is not None:
        values["time_zone"] = time_zone(changes.time_zone).key
    if changes.review_interval_days is not None:
        values["review_interval_days"] = checked_interval(changes.review_interval_days)
    plain = {"kind": changes.kind, "committed_on": changes.committed_on, "publication": changes.publication}
    return {**values, **{name: value for name, value in plain.items() if value is not None}}


def checked_interval(days: int) -> int:
    """The review interval. Raises `InvalidInput`."""
    if not 1 <= days <= MAX_INTERVAL_DAYS:
        raise InvalidInput(
            f"Give the review interval in days, from 1 to {MAX_INTERVAL_DAYS:,}.", field="review_interval_days"
        )
    return days
