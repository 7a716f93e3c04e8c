"""The timeline's rows in words: links, statuses and schedules that need no figure."""

from typing import Any

from dashboard.components.gantt_rows import counted, gantt_rows
from dashboard.components.legend import legend
from dashboard.components.tiles import TILE_LABELS, Tile, TileName, tiles
from dashboard.figures.lanes import GroupHeading
from tests.dashboard.figures.rows import TODAY, a_row, an_undated_row


def found(component: Any, name: str) -> list[Any]:
    """Every part of a component with that class, the component included."""
    here = [component] if name in (getattr(component, "className", None) or "").split() else []
    children = getattr(component, "children", None)
    parts = children if isinstance(children, (list, tuple)) else [children] if children is not None else []
    return here + [part for child in parts for part in found(child, name)]


def rows(*items: Any, selected: str | None = None) -> list[Any]:
    return gantt_rows(items, as_of=TODAY, href_of=lambda row: f"/commitments/{row.slug}", selected=selected)


def test_a_row_is_a_link_with_its_status_actor_and_schedule_in_words() -> None:
    row = a_row(title="Open the bridge")
    (item,) = rows(row)
    (link,) = found(item, "gantt-link")
    assert (link.children, link.href, link.title) == ("Open the bridge", f"/commitments/{row.slug}", "Open the bridge")
    assert found(item, "status-word")[0].children == "Under way"
    assert found(item, "gantt-actor")[0].children == "Ministry of Works"
    assert found(item, "gantt-schedule")[0].children == "Deadline passed 53 days ago · awaiting review"


def test_only_a_passed_deadline_is_red() -> None:
    passed, undated = rows(a_row(), an_undated_row())
    assert found(passed, "is-passed") and not found(undated, "is-passed")


def test_titles_and_actors_may_run_from_right_to_left() -> None:
    (item,) = rows(a_row(title="فتح الجسر", responsible="حكومة العراق"))
    assert found(item, "gantt-title")[0].dir == "auto"
    assert found(item, "gantt-actor")[0].dir == "auto"


def test_the_chosen_row_says_so_to_eyes_and_ears() -> None:
    chosen, other = a_row(), a_row()
    first, second = (item.to_plotly_json()["props"] for item in rows(chosen, other, selected=chosen.slug))
    assert "is-selected" in first["className"] and first["aria-current"] == "true"
    assert "is-selected" not in second["className"] and "aria-current" not in second


def test_a_heading_is_a_button_that_says_whether_its_rows_are_folded() -> None:
    (heading,) = rows(GroupHeading("phase", "Phase one", 1200, folded=True))
    (button,) = found(heading, "gantt-group-button")
    assert button.to_plotly_json()["props"]["aria-expanded"] == "false"
    assert found(heading, "gantt-group-count")[0].children == "1,200"


def test_commitments_are_counted_in_words() -> None:
    assert [counted(total) for total in (0, 1, 7, 1200)] == [
        "0 commitments",
        "1 commitment",
        "7 commitments",
        "1,200 commitments",
    ]


def test_each_tile_is_a_button_that_shows_whether_it_filters() -> None:
    shown = tiles([Tile(TileName.PASSED, 3, "awaiting review"), Tile(TileName.FULFILLED, 0)], pressed=[TileName.PASSED])
    passed, fulfilled = (tile.to_plotly_json()["props"] for tile in found(shown, "tile"))
    assert (passed["aria-pressed"], fulfilled["aria-pressed"]) == ("true", "false")
    assert "tile-passed" in passed["className"]
    assert "tile-fulfilled" not in fulfilled["className"], "a nought has no colour"
    assert found(shown, "tile-label")[0].children == TILE_LABELS[TileName.PASSED]


def test_the_legend_explains_its_signs_in_words() -> None:
    texts = [item.children[1] for item in legend().children]
    assert "window to the latest day" in texts
    assert all(item.children[0].to_plotly_json()["props"]["aria-hidden"] == "true" for item in legend().children)
