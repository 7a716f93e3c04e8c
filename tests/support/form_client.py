"""Sending forms through Dash's own endpoint, as the script in the browser does."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx

from dashboard.app import create_dash
from dashboard.forms.form import answer_id, clash_id, sent_id
from dashboard.pages.commitment import edit as edit_commitment
from dashboard.pages.commitment import new as new_commitment
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

PAGES = (forms_page, new_commitment, edit_commitment, new_source)
TODAY = date(2026, 11, 22)
ERBIL = "end-mission-erbil"


@dataclass
class Desk:
    """Somebody with every form before them, on a database of their own."""

    database: Database
    asker: Asker
    contracts: Mapping[str, CallbackSchema]

    def send(self, form: str, **fields: str) -> dict[str, Any]:
        """What came back for a sent form: its answer, with the other outputs under `outputs`."""
        found = self.outputs(sent_id(form), fields)
        return {**found[answer_id(form)]["data"], "outputs": found, "clash": found.get(clash_id(form), {})}

    def outputs(self, store: str, data: object) -> dict[str, Any]:
        """All outputs of the callback that listens to a store, after the store was set."""
        response = self.set(store, data)
        assert response.status_code == 200, response.text
        return dict(response.json()["response"])

    def set(self, store: str, data: object) -> httpx.Response:
        contract = next(one for one in self.contracts.values() if one.inputs[0].id == store)
        body = fitting_body(contract)
        body["inputs"][0]["value"] = data
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
        text = "{" + ",".join(f'"{key}":"{pattern[key]}"' for key in sorted(pattern)) + "}"
        body["changedPropIds"] = [f"{text}.n_clicks"]
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
    given = {"publisher": "News", "published": "20 Nov 2026", "headline": "It was seen", **more}
    return {"evidence_0_link": link, **{f"evidence_0_{part}": value for part, value in given.items()}}


def is_id(text: str) -> bool:
    return str(UUID(text)) == text
