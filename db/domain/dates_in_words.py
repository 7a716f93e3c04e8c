"""Dates and windows written out in English, without any locale: `30 Sep 2026`, `1–30 Sep 2026`."""

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written_date(day: date) -> str:
    """`30 Sep 2026`: the month in letters, so that no reader can take it for the day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def written_window(earliest: date | None, latest: date | None) -> str:
    """`1–30 Sep 2026`, `28 Dec 2025 – 3 Jan 2026`, `until 30 Sep 2026`, `from 1 Jan 2027`, `no day`."""
    if earliest is None or latest is None:
        if latest is not None:
            return f"until {written_date(latest)}"
        return f"from {written_date(earliest)}" if earliest is not None else "no day"
    if earliest == latest:
        return written_date(latest)
    if earliest.year != latest.year:
        return f"{written_date(earliest)} – {written_date(latest)}"
    if earliest.month != latest.month:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {written_date(latest)}"
    return f"{earliest.day}–{written_date(latest)}"


def counted_days(days: int) -> str:
    """`1 day`, `53 days`, `1,200 days`."""
    return "1 day" if days == 1 else f"{days:,} days"
