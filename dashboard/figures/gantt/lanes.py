"""Where each row of the timeline lies, in pixels from the top: the HTML list and the figure are built from the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.domain.timeline_row import TimelineRow

ROW_HEIGHT = 64
GROUP_HEIGHT = 36
HEADER_HEIGHT = 60
# Plotly leaves out a hover's words where they are higher than the chart: it has room for them below a single row.
LEAST_HEIGHT = 3 * ROW_HEIGHT


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """The head of a group of rows. `count` is how many commitments the group holds, shown or folded."""

    key: str
    label: str
    count: int
    folded: bool = False


Item = TimelineRow | GroupHeading


# By the number of lanes for rival claims under a bar: where its middle lies, how thick it is, and where they lie. All
# are shares of the row, which is as high as any other: a list of any length knows where each of its rows begins.
_LAYOUTS: tuple[tuple[float, float, tuple[float, ...]], ...] = (
    (0.56, 0.3125, ()),
    (0.484, 0.25, (0.8,)),
    (0.484, 0.25, (0.727, 0.891)),
    (0.43, 0.17, (0.6, 0.742, 0.884)),
)
MAX_CLAIM_LANES = len(_LAYOUTS) - 1


@dataclass(frozen=True, slots=True)
class Lane:
    """The strip of one commitment. `top` and `height` are pixels; y grows downwards."""

    row: TimelineRow
    top: int
    height: int

    @property
    def bar(self) -> float:
        """The middle of the bar: a little below the middle, since earlier deadlines stand above it."""
        return self.top + self.height * self._layout[0]

    @property
    def bar_height(self) -> float:
        """The bar's thickness."""
        return self.height * self._layout[1]

    @property
    def trail(self) -> float:
        """The line on which earlier deadlines stand."""
        return self.top + self.height * 0.27

    @property
    def claims(self) -> tuple[float, ...]:
        """The lanes under the bar on which rival claims stand, one each; claims beyond the last share it."""
        return tuple(self.top + self.height * share for share in self._layout[2])

    @property
    def below(self) -> float:
        """The line under the bar on which words stand where no rival claims do."""
        return self.top + self.height * 0.86

    @property
    def _layout(self) -> tuple[float, float, tuple[float, ...]]:
        return _LAYOUTS[min(len(self.row.rival_claims), MAX_CLAIM_LANES)]

    @property
    def has_room_for_words(self) -> bool:
        """Whether words fit above the trail."""
        return self.height >= 48


def lanes(items: Sequence[Item], row_height: int) -> tuple[list[Lane], int]:
    """The lanes of the commitments among the items, and the height of the chart that they need, in pixels."""
    placed: list[Lane] = []
    top = 0
    for item in items:
        if isinstance(item, GroupHeading):
            top += GROUP_HEIGHT
            continue
        placed.append(Lane(row=item, top=top, height=row_height))
        top += row_height
    return placed, max(top, LEAST_HEIGHT)


def chart_height(items: Sequence[Item], *, row_height: int = ROW_HEIGHT) -> int:
    """The height of the chart that the items need, in pixels."""
    return lanes(items, row_height)[1]


def padded_span(touched: tuple[date, date] | None, as_of: date) -> tuple[date, date]:
    """The days to draw so that all that is touched, and "as of", stand with some air at both ends."""
    first, last = touched or (as_of, as_of)
    first, last = min(first, as_of), max(last, as_of)
    air = max((last - first).days // 24, 14)
    # Beyond "as of" there is always something to come, be it only the fading bars.
    return moved(first, -air), moved(max(last, moved(as_of, 4 * air)), air)


def moved(day: date, days: int) -> date:
    """The day so many days later, held inside the calendar: EDTF knows years that `date` does not."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def day_after(day: date) -> date:
    """Where a bar that includes the day ends."""
    return moved(day, 1)
