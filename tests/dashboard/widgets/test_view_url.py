"""A view's address says what the view says, whichever filters there are."""

import json
import re
from pathlib import Path

import pytest

from dashboard.routing import read_query
from dashboard.settings import Settings
from dashboard.widgets import filter_bar
from dashboard.widgets.view_url import Address, search_of, view_of
from db.domain.filters import Filter, Sort, View
from tests.dashboard.conftest import TODAY
from tests.support.page_rendering import parts, words_of

SETTINGS = Settings(fixed_day=TODAY)
ROOT = Path(filter_bar.__file__).parents[2]


def some_values(one: Filter) -> tuple[str, ...]:
    return tuple(one.vocabulary)[1:3] if one.vocabulary else ("Ain al-Asad", "Erbil & Harir")


@pytest.mark.parametrize("one", Filter)
def test_every_filter_comes_back_from_its_address_as_it_was(one: Filter) -> None:
    view = one.choosing(view_of({}, SETTINGS), some_values(one))
    assert one.chosen(view) == some_values(one)
    assert view_of(read_query(search_of(Address(view))), SETTINGS) == view


def test_every_order_can_be_turned_round_in_its_address_and_back() -> None:
    for sort in Sort:
        for turned in ("", "-"):
            view = view_of({"sort": (f"{turned}{sort.value}",)}, SETTINGS)
            assert (view.sort, view.is_turned) == (sort, bool(turned))
            assert view_of(read_query(search_of(Address(view))), SETTINGS) == view
            assert filter_bar.values(view)["sort"] == f"{turned}{sort.value}"
    assert view_of({"sort": ("slippage",)}, SETTINGS).descending, "of slips the worst comes first"
    assert search_of(Address(view_of({"sort": ("deadline",)}, SETTINGS))) == ""


@pytest.mark.parametrize("one", Filter)
def test_every_filter_has_its_list_in_the_filter_bar(one: Filter) -> None:
    view = one.choosing(View(as_of=TODAY, today=TODAY), some_values(one))
    drawn = json.loads(json.dumps(filter_bar.layout(view), default=lambda part: part.to_plotly_json()))
    (field,) = [part for part in parts(drawn) if part["props"].get("data-facet") == one.value]
    assert words_of(field).startswith(one.label)
    assert filter_bar.values(view)[one] == list(some_values(one)) and not filter_bar.is_clear(view)


@pytest.mark.parametrize("one", Filter)
def test_a_filter_is_named_in_at_most_four_files(one: Filter) -> None:
    named = re.compile(rf"\bFilter\.{one.name}\b|\bview\.{one.attribute}\b|\b{one.attribute}: tuple\[")
    sources = [*(ROOT / "db").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py"), *(ROOT / "assets/js").rglob("*.js")]
    files = {str(file.relative_to(ROOT)) for file in sources if named.search(file.read_text(encoding="utf-8"))}
    assert {"db/domain/filters.py"} <= files and len(files) <= 4, files
