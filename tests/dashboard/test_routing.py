"""Which page an address is, and what it says."""

from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.routing import PageUrl, find_route, read_query, routes_of


def page(path: str) -> Any:
    return SimpleNamespace(PATH=path)


HOME, NEW, ONE, HISTORY = (page(path) for path in ("/", "/things/new", "/things/<slug>", "/things/<slug>/history"))
ROUTES = routes_of([HOME, ONE, HISTORY, NEW])


@pytest.mark.parametrize(
    ("path", "expected", "variables"),
    [
        ("/", HOME, {}),
        ("/things/new", NEW, {}),
        ("/things/a-b", ONE, {"slug": "a-b"}),
        ("/things/a-b/", ONE, {"slug": "a-b"}),
        ("/things/%D8%A7", ONE, {"slug": "ا"}),
        ("/things/a/history", HISTORY, {"slug": "a"}),
    ],
)
def test_the_path_says_which_page_and_record_are_meant(path: str, expected: Any, variables: dict[str, str]) -> None:
    result = find_route(ROUTES, path)
    assert result is not None
    assert (result[0].page, result[1]) == (expected, variables)


@pytest.mark.parametrize("path", ["/thing", "/things", "/things/a/b", "/things//history", "things/a", ""])
def test_other_paths_are_no_page(path: str) -> None:
    result = find_route(ROUTES, path)
    assert result is None or path == ""


def test_a_query_keeps_every_value_in_order() -> None:
    query = read_query("?status=a&status=b&empty=&q=%D8%A7+b")
    assert query == {"status": ("a", "b"), "empty": ("",), "q": ("ا b",)}
    assert PageUrl("/", query=query).first("status") == "a"
    assert PageUrl("/", query=query).first("sort", "deadline") == "deadline"


def test_a_query_of_endless_fields_is_none() -> None:
    assert read_query("?" + "a=1&" * 1000) == {}
    assert read_query(None) == read_query("") == {}
