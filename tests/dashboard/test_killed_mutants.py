"""Faults that once went unnoticed: each test fails if one of them comes back (`python -m tests.mutants` finds more)."""

import asyncio
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, MutableMapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pandas as pd
import pytest

from dashboard.formats.tabular import write_csv
from dashboard.forms.criteria_fields import NAMES, criteria_field
from dashboard.forms.deadline_preview import _slip
from dashboard.forms.values import TypedValues
from dashboard.pages.review.page import _since
from dashboard.server import MAX_STOP_SECONDS, Server
from dashboard.settings import Settings
from dashboard.web import request_body
from dashboard.web.callback_schema import _MAX_CHANGED_PROPS, _changed
from dashboard.web.change_hub import ChangeHub
from dashboard.web.errors import Refused
from db.connections.copies import verified_copy
from db.domain.reading.deadline_reader import read_deadline
from db.queries.review import NewSourceEntry
from tests.dashboard.web.test_change_hub import SERVE
from tests.support.asgi_client import CALLBACK, Asker, FixedCounter, own_page
from tests.support.page_rendering import words_of


def drawn_json(component: Any) -> Any:
    return json.loads(json.dumps(component, default=lambda one: one.to_plotly_json()))


def test_an_amount_before_a_day_may_end_on_the_day_it_was_said() -> None:
    said_on = date(2025, 12, 22)
    assert read_deadline("three days before Christmas", said_on=said_on, language="en").edtf == "2025-12-22"
    assert read_deadline("four days before Christmas", said_on=said_on, language="en").edtf == "2026-12-21"


def test_a_month_of_three_letters_is_never_guessed_from_a_slip() -> None:
    (choice,) = read_deadline("by mays 2027", said_on=date(2026, 1, 1), language="en").choices
    assert choice.edtf == "2027"


@pytest.mark.parametrize("words", ["by 5-6-2027-1", "by 5-6-2027-1-2", "by 1/2/3/4 2027"])
def test_a_run_of_four_numbers_is_no_date(words: str) -> None:
    assert read_deadline(words, said_on=date(2026, 1, 1), language="en").edtf is None


def test_an_amount_within_a_day_counts_from_that_day() -> None:
    assert read_deadline("within two days of tomorrow", said_on=date(2026, 3, 10), language="en").edtf == "2026-03-13"


def test_the_day_of_spains_constitution_is_6_december() -> None:
    reading = read_deadline("hasta el día de la Constitución", said_on=date(2026, 3, 10), language="es")
    assert reading.edtf == "2026-12-06"


@pytest.mark.parametrize(("words", "edtf"), [("this season", "2026-22"), ("next season", "2026-23")])
@pytest.mark.parametrize("said_on", [date(2026, 6, 1), date(2026, 7, 15), date(2026, 8, 31)])
def test_a_season_is_the_one_that_holds_the_day_it_was_said(words: str, edtf: str, said_on: date) -> None:
    assert read_deadline(words, said_on=said_on, language="en").edtf == edtf


def test_a_form_has_fields_for_five_criteria() -> None:
    assert NAMES == ("criterion_1", "criterion_2", "criterion_3", "criterion_4", "criterion_5")
    assert list(criteria_field().inputs) == list(NAMES)


def test_without_a_deadline_before_a_reading_is_neither_earlier_nor_later() -> None:
    reading = read_deadline("30 June 2027", said_on=date(2026, 1, 1), language="en")
    slips = [_slip(TypedValues({"previous_latest": before}), reading) for before in ("", "2027-06-30", "2027-06-29")]
    assert slips == ["", "", " · 1 day later than the deadline before"]


def test_a_source_without_a_headline_is_called_untitled() -> None:
    section = _since([NewSourceEntry(uuid4(), "The Gazette", "", None, "2026-01-05")])
    assert "The Gazette : untitled" in words_of(drawn_json(section))


def test_no_page_may_be_framed(newcomer: Asker) -> None:
    for path in ("/", "/healthz", "/nowhere"):
        assert newcomer.get(path).headers["x-frame-options"] == "DENY"


def test_a_body_that_never_ends_is_given_up_with_408(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_body, "BODY_SECONDS", 0.05)

    async def trickle() -> MutableMapping[str, Any]:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def story() -> None:
        async with asyncio.timeout(10):
            await request_body.read_body(trickle, {}, limit=1_000_000)

    with pytest.raises(Refused) as refused:
        asyncio.run(story())
    assert refused.value.status == 408


def test_a_tag_of_another_state_of_a_file_gets_the_file(newcomer: Asker) -> None:
    answer = newcomer.get("/assets/js/shell/live.js", headers={"if-none-match": '"another"'})
    assert answer.status_code == 200 and answer.content


def test_a_formula_behind_spaces_is_written_as_text() -> None:
    stream = io.BytesIO()
    write_csv(pd.DataFrame({"title": ["  =1+1", "plain"]}), stream)
    assert stream.getvalue().decode().splitlines() == ["title", "'  =1+1", "plain"]


def test_a_copy_is_on_the_disk_before_it_has_its_name(
    sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, fsync = [], os.fsync

    def noted(file: int) -> None:
        synced.append((os.fstat(file).st_ino, (tmp_path / "copy.db").exists()))
        fsync(file)

    monkeypatch.setattr(os, "fsync", noted)
    copy = verified_copy(sample_file, tmp_path / "copy.db")
    assert synced == [(copy.stat().st_ino, False)]


def test_closing_the_hub_ends_its_watcher_at_once() -> None:
    async def story() -> None:
        hub = ChangeHub(FixedCounter(1).change_token, poll_seconds=60)
        changes: AsyncGenerator[str | None, None] = hub.changes()
        await anext(changes)
        waiting = asyncio.ensure_future(anext(changes, "ended"))
        await asyncio.sleep(0.1)
        hub.close()
        async with asyncio.timeout(5):
            await hub.resting()
        assert await waiting == "ended"

    asyncio.run(story())


def test_a_request_that_does_not_end_is_given_up_before_the_process_is(application: Server, sqlite_url: str) -> None:
    command = [sys.executable, "-c", SERVE, sqlite_url.removeprefix("sqlite:///")]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root) as server:
        assert server.stdout is not None and server.stderr is not None
        port = int(server.stdout.readline())
        own = own_page(application, Settings(port=port)).headers
        headers = {**own, "host": f"127.0.0.1:{port}", "content-length": "10"}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        with socket.create_connection(("127.0.0.1", port)) as half:
            half.sendall(f"POST {CALLBACK} HTTP/1.1\r\n{lines}\r\n{{".encode())
            time.sleep(0.5)
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=MAX_STOP_SECONDS + 5)
        errors = server.stderr.read()
        assert "refused" not in errors and "did not end in time" not in errors, errors


def test_more_changed_properties_than_any_page_has_are_refused() -> None:
    changed = ["nothing.value"] * _MAX_CHANGED_PROPS
    assert _changed({"changedPropIds": changed}) == changed
    with pytest.raises(Refused, match="too many things changed"):
        _changed({"changedPropIds": [*changed, "nothing.value"]})
