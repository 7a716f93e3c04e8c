"""What the table's grid asks for: rows, order and conditions; nonsense in it is left out."""

from datetime import date
from typing import Any

import pytest

from dashboard.pages.table.grid_request import MAX_ROWS, requested_filters, requested_order, requested_rows
from db.queries.table import Column, Comparison, Narrowing


def narrowed(column: str, **entry: Any) -> list[Narrowing]:
    return requested_filters({"filterModel": {column: entry}})


@pytest.mark.parametrize(
    ("grid_request", "rows"),
    [
        ({"startRow": 100, "endRow": 200}, (100, 100)),
        ({}, (0, 100)),
        ({"startRow": -1, "endRow": 10**12}, (0, MAX_ROWS)),
        ({"startRow": 5, "endRow": 5}, (5, 1)),
        ({"startRow": "5", "endRow": [1]}, (0, 100)),
    ],
)
def test_rows_are_asked_for_by_the_hundred_and_never_all(grid_request: dict[str, Any], rows: tuple[int, int]) -> None:
    assert requested_rows(grid_request) == rows


def test_several_columns_sort_together_and_unknown_ones_are_left_out() -> None:
    model = [
        {"colId": "status", "sort": "desc"},
        {"colId": "password", "sort": "asc"},
        "x",
        {"colId": "title", "sort": "asc"},
    ]
    assert requested_order({"sortModel": model}) == [(Column.STATUS, True), (Column.TITLE, False)]
    assert requested_order({"sortModel": {"colId": "title"}}) == []


def test_each_column_is_compared_with_what_it_holds() -> None:
    assert narrowed("title", filterType="text", type="startsWith", filter="End") == [
        Narrowing(Column.TITLE, Comparison.STARTS, "End")
    ]
    assert narrowed("latest", filterType="date", type="lessThan", dateFrom="2026-09-30 00:00:00") == [
        Narrowing(Column.LATEST, Comparison.LESS, date(2026, 9, 30))
    ]
    assert narrowed("slippage", filterType="number", type="inRange", filter=1, filterTo=90) == [
        Narrowing(Column.SLIPPAGE, Comparison.BETWEEN, 1, 90)
    ]


@pytest.mark.parametrize(
    ("column", "entry"),
    [
        ("latest", {"filterType": "text", "type": "contains", "filter": "x"}),
        ("latest", {"filterType": "date", "type": "contains", "dateFrom": "2026-01-01"}),
        ("latest", {"filterType": "date", "type": "equals", "dateFrom": "2026-99-99"}),
        ("latest", {"filterType": "date", "type": "inRange", "dateFrom": "2026-01-01"}),
        ("slippage", {"filterType": "date", "type": "equals", "dateFrom": "2026-01-01"}),
        ("slippage", {"filterType": "number", "type": "equals", "filter": 1e300}),
        ("title", {"filterType": "number", "type": "lessThan", "filter": 1}),
        ("title", {"filterType": "text", "type": "contains", "filter": None}),
        ("title", {"filterType": "text", "type": "contains", "filter": "a\x00b"}),
        ("title", {"filterType": "text", "type": "contains", "filter": "\ud800"}),
        ("title", {"filterType": "text", "type": "evaluate", "filter": "x"}),
        ("password", {"filterType": "text", "type": "contains", "filter": "x"}),
    ],
)
def test_a_condition_that_does_not_fit_its_column_is_left_out(column: str, entry: dict[str, Any]) -> None:
    assert narrowed(column, **entry) == []


@pytest.mark.parametrize("model", [None, [], "x", {"title": None}, {"title": []}, {"title": {}}])
def test_a_model_that_is_none_asks_for_nothing(model: object) -> None:
    assert requested_filters({"filterModel": model}) == []


def test_typed_text_is_cut_where_no_title_is_longer() -> None:
    ((narrowing),) = narrowed("title", filterType="text", type="contains", filter="x" * 5000)
    assert narrowing.value == "x" * 200
