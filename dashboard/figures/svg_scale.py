"""Days as shares of a chart's width, for pictures whose width in pixels is not known where they are made."""

from datetime import datetime, timedelta
from typing import Any

FigurePart = dict[str, Any]
"""A figure, or a trace, shape or axis of it, as the dict that is sent to Plotly."""


class Shares:
    """The days from `first` to `last` as per cent of the width. Days and times are ISO 8601, as figures have them."""

    def __init__(self, first: str, last: str) -> None:
        self._first = datetime.fromisoformat(first)
        self._length = max((datetime.fromisoformat(last) - self._first) / timedelta(milliseconds=1), 1.0)

    def at(self, day: str) -> float:
        """Where a day or a time lies; outside the chart it is below 0 or above 100."""
        return (datetime.fromisoformat(day) - self._first) / timedelta(milliseconds=1) / self._length * 100

    def long(self, milliseconds: float) -> float:
        """How wide so long a time is."""
        return milliseconds / self._length * 100
