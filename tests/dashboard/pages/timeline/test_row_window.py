"""Every window of a grouped list holds what the whole list has there, and reads its rows at once."""

from collections.abc import Sequence
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.gantt.lanes import GROUP_HEIGHT, ROW_HEIGHT, GroupHeading
from dashboard.pages.timeline.row_window import grouped_window
from db.queries.timeline import GroupCount

SIZES = st.lists(st.integers(1, 6), min_size=1, max_size=12)


@given(SIZES, st.sets(st.integers(0, 11)), st.integers(0, 5_000), st.integers(1, 20))
def test_windows_are_parts_of_the_whole_list(sizes: list[int], closed: set[int], at: int, count: int) -> None:
    groups = [GroupCount(f"group {number}", size) for number, size in enumerate(sizes)]
    folded = {groups[number].key for number in closed if number < len(groups)}
    read: list[tuple[int, int]] = []

    def fetch(first: int, wanted: int) -> Sequence[Any]:
        read.append((first, wanted))
        return range(first, min(first + wanted, sum(sizes)))

    window = grouped_window(groups, fetch, label_of=str, folded=folded, at=at, count=count)
    whole: list[tuple[object, int]] = []
    place = 0
    for group in groups:
        whole.append((group.key, GROUP_HEIGHT))
        count_ = 0 if group.key in folded else group.count
        whole += [(place + number, ROW_HEIGHT) for number in range(count_)]
        place += group.count
    names = [item.key if isinstance(item, GroupHeading) else cast(Any, item) for item in window.items]
    first = [name for name, _ in whole].index(names[0])
    assert names == [name for name, _ in whole][first : first + count]
    assert window.top == sum(height for _, height in whole[:first])
    assert window.height == sum(height for _, height in whole)
    # Only rows that are folded away part what is read.
    assert len(read) <= len(folded) + 1
