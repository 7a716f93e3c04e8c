"""Words on a line never run into each other, and never stand where they do not belong."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.gantt.label_layout import Wanted, placed

CHARACTER = 5.4
WIDTH = 700.0


def width(words: str, length: int) -> float:
    return min(len(words), length) * CHARACTER


def test_words_with_room_stand_over_their_points_whole() -> None:
    wanted = [Wanted(100, "by summer"), Wanted(500, "by the end of 2026")]
    assert [(place.at, place.index) for place in placed(wanted, width=WIDTH)] == [(100, 0), (500, 1)]
    assert all(place.length >= len(wanted[place.index].words) for place in placed(wanted, width=WIDTH))


def test_neighbours_make_way_for_each_other() -> None:
    left, right = placed([Wanted(300, "by the end of June"), Wanted(360, "in early 2026")], width=WIDTH)
    assert left.at < 300 and right.at > 360


def test_words_at_an_end_of_the_line_lean_inwards() -> None:
    (place,) = placed([Wanted(2, "by the end of June")], width=WIDTH)
    assert place.at == width("by the end of June", 26) / 2


def test_where_points_are_crowded_words_are_shortened_then_left_out_and_the_last_stays() -> None:
    crowded = [Wanted(300 + 6 * number, "some time in the autumn") for number in range(12)]
    places = placed(crowded, width=WIDTH)
    assert 0 < len(places) < 12
    assert places[-1].index == 11


def test_a_line_without_labels_is_empty() -> None:
    assert placed([], width=WIDTH) == []


wanted_labels = st.lists(
    st.builds(Wanted, st.floats(min_value=0, max_value=WIDTH), st.text(alphabet="abc ", min_size=1, max_size=60)),
    max_size=10,
)


@given(wanted_labels)
def test_no_two_labels_touch_and_each_stands_over_its_point(wanted: list[Wanted]) -> None:
    places = placed(wanted, width=WIDTH)
    halves = [width(wanted[place.index].words, place.length) / 2 for place in places]
    for (left, half), (right, other) in pairwise(zip(places, halves, strict=True)):
        assert left.at + half < right.at - other
    for place, half in zip(places, halves, strict=True):
        assert abs(place.at - wanted[place.index].at) <= half + 1e-6
        assert half - 1e-6 <= place.at <= WIDTH - half + 1e-6
