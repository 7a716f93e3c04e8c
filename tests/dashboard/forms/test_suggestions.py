"""What the fields of forms offer: nothing until they are come to, and then what matches among all that is known."""

import json
from typing import Any

import pytest

from dashboard.forms import suggestions
from db.domain.folding import folded
from db.domain.vocabulary import ActorRole
from db.services.inputs import NewActor
from tests.support.builders import a_commitment, a_source
from tests.support.form_client import ERBIL, Desk, evidence


def offered(desk: Desk, of: str, typed: str = "") -> list[Any]:
    request = {"list": of, "typed": typed, "at": 7.5}
    answer = desk.outputs(suggestions.REQUESTED, request)[suggestions.SUGGESTED]["data"]
    assert (answer["list"], answer["typed"], answer["at"]) == (of, typed, 7.5)
    return list(answer["values"])


def add_many_sources(desk: Desk) -> None:
    with desk.database.write() as session:
        for number in range(520):
            a_source(session, "2026-11-20", url=f"https://news.example/{number}", publisher=f"Paper {number}")
        a_source(session, "2020-01-31", url="https://old.example/found", publisher="Şam Gazetesi")
        a_source(session, "2020-01-30", url=None, publisher="Gazette, of old", headline="On paper: only")
        session.commit()


def test_a_source_is_offered_however_many_newer_ones_there_are(desk: Desk) -> None:
    add_many_sources(desk)
    assert len(offered(desk, "sources")) == suggestions.MAX_SUGGESTIONS
    known = ["https://old.example/found", "Şam Gazetesi, 31 Jan 2020: Protocol text"]
    for typed in ("ŞAM", "gazetesi şam", "https://old.example/found"):
        assert [value for value, _ in offered(desk, "sources", typed)] == known[:1]
    other = "http://www.old.example/found/?utm_source=x"
    assert offered(desk, "sources", other)[0] == [other, "Already a source: Şam Gazetesi, 31 Jan 2020"]
    assert offered(desk, "sources", "on paper") == [["Gazette, of old, 30 Jan 2020: On paper: only"] * 2]


@pytest.mark.parametrize(
    "link",
    ["https://old.example/found", "http://www.old.example/found#top", "Gazette, of old, 30 Jan 2020: On paper: only"],
)
def test_what_was_chosen_is_the_source_that_is_known(desk: Desk, link: str) -> None:
    add_many_sources(desk)
    sent = {"status": "stalled", "reason": "Nobody works there.", "effective_on": "2026-11-20"}
    only_link = {"evidence_0_link": evidence(link)["evidence_0_link"]}
    asked = desk.send("status-form", **desk.carried(), **sent, **only_link)
    # It is older than what it shows: that was typed on purpose.
    confirmed = json.dumps([sentence for _, sentence in asked["errors"]])
    answer = desk.send("status-form", **desk.carried(), **sent, **only_link, confirmed=confirmed)
    assert answer["ok"], answer
    assert desk.detail(ERBIL).updates[0].evidence[0].published in ("2020-01-31", "2020-01-30")


def test_names_and_titles_are_offered_by_any_of_their_words(desk: Desk) -> None:
    with desk.database.write() as session:
        navy = ((ActorRole.RESPONSIBLE, NewActor("Navy of the North")),)
        for slug in ("one", "two"):
            a_commitment(
                session, title="Raise the 大桥 again", slug=slug, place="Old Basra", topics=("Sea",), actors=navy
            )
        session.commit()
    assert offered(desk, "actors", "north na") == [["Navy of the North", ""]]
    assert offered(desk, "places", "basra")[-1] == ["Old Basra", ""]
    assert ["Sea", ""] in offered(desk, "topics", "se")
    # Two have this title, so each comes with its address.
    twice = [["Raise the 大桥 again (one)", ""], ["Raise the 大桥 again (two)", ""]]
    assert offered(desk, "commitments", "大桥") == offered(desk, "commitments", "raise the 大桥 again") == twice
    assert offered(desk, "commitments", "nowhere") == []


@pytest.mark.parametrize("typed", ["%", "_", '"', "\\", "' OR 1=1 --", "NEAR(", "*" * 2_000])
def test_signs_in_what_is_typed_mean_nothing_but_themselves(desk: Desk, typed: str) -> None:
    for of in ("sources", "actors", "places", "topics", "commitments"):
        for value, label in offered(desk, of, typed):
            assert folded(typed) in folded(value + label)


def test_a_list_that_does_not_exist_is_answered_with_nothing(desk: Desk) -> None:
    request = {"list": "users", "typed": "", "at": 1}
    assert desk.outputs(suggestions.REQUESTED, request)[suggestions.SUGGESTED]["data"] is None


def test_own_words_come_through_a_form_to_the_letter_and_a_name_is_no_link(desk: Desk) -> None:
    words = "Cafe\u0301\u00a0will\u200d open\n\u2067now\u2069 ﬁrst"
    sent = {"status": "stalled", "reason": "Nobody works there.", "effective_on": "2026-11-20"}
    linked = evidence("https://news.example/new", quote=words)
    answer = desk.send("status-form", **desk.carried(), **sent, **linked)
    assert answer["ok"], answer
    assert desk.detail(ERBIL).updates[0].evidence[0].quote == words
    answer = desk.send("status-form", **desk.carried(), **sent, **(linked | {"evidence_0_link": "Reuters"}))
    assert len(answer["errors"]) == 1 and "To add a source without a link" in str(answer["errors"])
