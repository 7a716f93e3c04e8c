"""Sending forms through Dash's own endpoint, as the script in the browser does."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx

from dashboard.app import create_dash
from dashboard.forms.corrections import BUTTON
from dashboard.forms.form import Form
from dashboard.forms.submission import ANSWER, SENT, UNDO
from dashboard.pages.commitment import edit as edit_commitment
from dashboard.pages.commitment import new as new_commitment
from dashboard.pages.sources import edit as edit_source
from dashboard.pages.sources import new as new_source
from dashboard.server import create_server
from dashboard.settings import Settings
from dashboard.web.callback_schema import CallbackSchema, read_schemas
from db.domain.filters import View
from db.engine import Database, open_database
from db.queries.commitment import CommitmentDetail, commitment_detail
from tests.support import forms_page
from tests.support.asgi_client import Asker, FixedCounter, own_page
from tests.support.callback_requests import fitting_body

PAGES = (forms_page, new_commitment, edit_commitment, new_source, edit_source)
TODAY = date(2026, 11, 22)
ERBIL = "end-mission-erbil"


@dataclass
class Desk:
    """Somebody with every form before them, on a database of their own."""

    database: Database
    asker: Asker
    contracts: Mapping[str, CallbackSchema]

    def send(self, form: Form | str, *, key: str = "", **fields: str) -> dict[str, Any]:
        """The answer to a submitted form; each is another save, unless it names the key of an earlier one."""
        name = form if isinstance(form, str) else form.id
        verb = fields.pop("verb", "save")
        submission = {"form": name, "verb": verb, "key": key or uuid4().hex, "values": fields}
        return dict(self.outputs(SENT, submission)[ANSWER]["data"])

    def undo(self, answer: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a press on Undo in the notice of an answer."""
        submission = undo_of(answer)
        assert submission["verb"] == UNDO
        return dict(self.outputs(SENT, {**submission, "key": uuid4().hex})[ANSWER]["data"])

    def correct(self, form: Form, record: UUID, slug: str = ERBIL) -> Any:
        """The dialog that a press on Correct opens."""
        pressed = {"type": BUTTON, "form": form.id, "slug": slug, "record": str(record)}
        return self.press(pressed).json()["response"]["correction-dialog"]["children"]

    def preview(self, pattern: Mapping[str, str], typed: Mapping[str, str]) -> str:
        """How a date field or a deadline field says that it reads what is typed, in words."""
        contract = next(
            one
            for one in self.contracts.values()
            if not isinstance(one.inputs[0].id, str) and one.inputs[0].id["type"] == pattern["type"]
        )
        body = fitting_body(contract)
        body["inputs"][0] = {"id": dict(pattern), "property": "data", "value": dict(typed)}
        reading = {**pattern, "type": pattern["type"].replace("typed", "reading")}
        body["outputs"] = {"id": reading, "property": "children"}
        body["changedPropIds"] = [_prop_id(pattern, "data")]
        response = self.asker.call(body)
        assert response.status_code == 200, response.text
        (outputs,) = response.json()["response"].values()
        return words_of(outputs["children"])

    def outputs(self, store: str, data: object, *, of: str = "", state: object = None) -> dict[str, Any]:
        """All outputs of the callback that listens to a store, after the store was set; `of` is one of them."""
        response = self.set(store, data, of=of, state=state)
        assert response.status_code == 200, response.text
        return dict(response.json()["response"])

    def set(self, store: str, data: object, *, of: str = "", state: object = None) -> httpx.Response:
        contract = next(one for one in self.contracts.values() if one.inputs[0].id == store and of in one.output)
        body = fitting_body(contract)
        body["inputs"][0]["value"] = data
        for one in body["state"]:
            one["value"] = state
        return self.asker.call(body)

    def press(self, pattern: dict[str, str]) -> httpx.Response:
        """Press a button with a pattern id."""
        kind = pattern["type"]
        contract = next(
            one
            for one in self.contracts.values()
            if not isinstance(one.inputs[0].id, str) and one.inputs[0].id["type"] == kind
        )
        body = fitting_body(contract)
        body["inputs"][0] = [{"id": pattern, "property": "n_clicks", "value": 1}]
        body["changedPropIds"] = [_prop_id(pattern, "n_clicks")]
        return self.asker.call(body)

    def detail(self, slug: str = ERBIL, *, unpublished: bool = True) -> CommitmentDetail:
        view = View(as_of=TODAY, today=TODAY, unpublished=unpublished)
        with self.database.read() as session:
            detail = commitment_detail(session, view, slug)
        assert detail is not None
        return detail

    def carried(self, slug: str = ERBIL, **more: str) -> dict[str, str]:
        """What a form of this commitment carries unseen."""
        detail = self.detail(slug)
        return {
            "commitment": str(detail.row.id),
            "slug": slug,
            "version": str(detail.version),
            "read_at": "2026-11-22T00:00:00+00:00",
            **more,
        }


def a_desk(sample_file: Path, folder: Path) -> Desk:
    path = folder / "forms.sqlite"
    shutil.copyfile(sample_file, path)
    settings = Settings(fixed_day=TODAY)
    database = open_database(path)
    contracts = read_schemas(create_dash(settings, FixedCounter(), pages=PAGES))
    return Desk(database, own_page(create_server(settings, database, pages=PAGES), settings), contracts)


def _prop_id(pattern: Mapping[str, str], prop: str) -> str:
    return json.dumps(dict(sorted(pattern.items())), separators=(",", ":")) + f".{prop}"


def fields_of(answer: Mapping[str, Any]) -> list[str]:
    """The fields of a refused submission's errors."""
    assert not answer["ok"], answer
    return [field for field, _ in answer["errors"]]


def words_of_refusal(answer: Mapping[str, Any]) -> str:
    """The sentences of a refused submission's errors."""
    return " ".join(sentence for _, sentence in answer["errors"])


def undo_of(answer: Mapping[str, Any]) -> dict[str, Any]:
    """What the Undo button of an answer's notice submits."""
    button = answer["notice"]["props"]["children"][1]
    return dict(json.loads(button["props"]["data-undo"]))


def words_of(component: Any) -> str:
    """All text in a serialised component, in order."""
    if isinstance(component, str):
        return component
    if isinstance(component, list):
        return " ".join(filter(None, map(words_of, component)))
    if isinstance(component, dict):
        return words_of(component.get("props", {}).get("children"))
    return ""


def evidence(link: str = "https://news.example/1", **more: str) -> dict[str, str]:
    """One piece of evidence from a source that is new."""
    details = {"publisher": "News", "published": "20 Nov 2026", "headline": "It was seen", **more}
    return {"evidence_0_link": link, **{f"evidence_0_{part}": value for part, value in details.items()}}


def is_id(text: str) -> bool:
    return str(UUID(text)) == text
