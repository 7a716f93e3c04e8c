"""CSV: what a spreadsheet reads is what the frame holds, and never a formula."""

import csv
import io
from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pytest

from dashboard.formats import tabular
from dashboard.formats.tabular import write_csv


def written(frame: pd.DataFrame) -> str:
    stream = io.BytesIO()
    write_csv(frame, stream)
    return stream.getvalue().decode()


def cell(value: object) -> str:
    return next(csv.DictReader(io.StringIO(written(pd.DataFrame({"a": [value], "b": [1]})), newline="")))["a"]


def test_each_type_has_its_form() -> None:
    frame = pd.DataFrame(
        {
            "day": np.array(["0001-01-01", "9999-12-31", "NaT"], dtype="datetime64[s]"),
            "moment": pd.DatetimeIndex([datetime(2026, 9, 30, 12, tzinfo=UTC), None, None]),
            "whole": pd.array([3, None, -7], dtype="Int64"),
            "number": [33.8, None, -0.5],
            "status": pd.Categorical(["stalled", None, "stalled"], categories=["stalled", "fulfilled"]),
            "topics": [("Bridges", "水"), (), ("One",)],
            "text": pd.array(["a, “b”\nc", None, "Ω"], dtype="str"),
        }
    )
    assert written(frame) == (
        "day,moment,whole,number,status,topics,text\r\n"
        '0001-01-01,2026-09-30T12:00:00+00:00,3,33.8,stalled,Bridges; 水,"a, “b”\nc"\r\n'
        "9999-12-31,,,,,,\r\n"
        ",,-7,-0.5,stalled,One,Ω\r\n"
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "  ="])
def test_text_that_a_spreadsheet_would_run_is_made_plain(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"
    assert cell((f"{start}1", "b")) == f"'{start}1; b"


@pytest.mark.parametrize("text", ["a=1", "1-2", "", "2026-09", "'quoted"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_many_rows_are_written_in_parts_under_one_head(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pd.DataFrame({"a": range(10), "b": "x"})
    whole = written(frame)
    monkeypatch.setattr(tabular, "BATCH", 3)
    assert written(frame) == whole
    assert whole.count("\r\n") == 11
