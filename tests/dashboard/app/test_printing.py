"""The paper of a page, as the server lays it out: a document of its own that says what it holds."""

import re
from xml.etree import ElementTree

import pytest

from tests.support.asgi_client import Asker


def test_the_timeline_on_paper_says_page_day_filters_address_and_time(newcomer: Asker) -> None:
    answer = newcomer.get("/print/?status=under_way&q=Erbil&as_of=2026-10-05&sort=-title")
    assert answer.status_code == 200
    text = " ".join(re.findall(r">([^<>]+)</text>", answer.text))
    assert "Timeline · Commitments · as of 5 Oct 2026" in text
    assert "1 commitment · Search: “Erbil” · Status: Under way · Sorted by title, Z to A" in text
    assert "/?status=under_way&amp;q=Erbil&amp;as_of=2026-10-05&amp;sort=-title" in text and "Printed " in text
    assert "End the Coalition&#39;s mission in Erbil" in text and "Page 1 of 1" in text


def test_sorted_by_slippage_the_worst_comes_first_unless_it_is_turned_round(newcomer: Asker) -> None:
    def first(sort: str) -> str:
        titles = re.findall(r'font-weight="600">([^<]+)</text>', newcomer.get(f"/print/?sort={sort}").text)
        return " ".join(titles[1:3])

    assert "Ain al-Asad" in first("slippage") and "Ain al-Asad" not in first("-slippage")
    assert "Sorted by slippage, least first" in newcomer.get("/print/?sort=-slippage").text


def test_the_table_on_paper_is_one_table_with_every_column_and_row(newcomer: Asker) -> None:
    body = newcomer.get("/print/table").text
    (table,) = re.findall(r"<table.*</table>", body)
    rows = ElementTree.fromstring(re.sub(r"<col [^>]*>", "", table)).findall("./tbody/tr")
    assert len(rows) == 7 and {len(row) for row in rows} == {13}
    # The head of the page stands in the table's own, so that it comes again on every page.
    assert "7 commitments · No filters" in body.partition("<tbody>")[0].partition("<thead>")[2]
    assert "7 commitments · No filters" in body and "Deadline passed 53 days ago" in body


def test_beyond_its_limit_paper_says_what_it_leaves_out(newcomer: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.pages.timeline.paper.MAX_PRINTED_ROWS", 5)
    monkeypatch.setattr("dashboard.pages.table.paper.MAX_PRINTED_ROWS", 5)
    for path in ("", "table"):
        body = newcomer.get(f"/print/{path}").text
        assert "7 commitments, the last 2 left out here (filter to print them)" in body
        assert body.count('<svg x="0"') + body.count("<tr><td") == 5
    # A heading takes the place of a row; what was folded is left out on purpose.
    folded = newcomer.get("/print/?group=status&folded=not_assessed").text
    assert "7 commitments, the last 1 left out here (filter to print them) · 4 in folded groups" in folded


def test_other_pages_have_a_head_and_unknown_ones_are_not_found(newcomer: Asker) -> None:
    assert "Statistics · Commitments · as of 22 Nov 2026" in newcomer.get("/print/statistics").text
    assert newcomer.get("/print/nothing").status_code == 404
    assert newcomer.get("/print/commitments/nothing").status_code == 404
