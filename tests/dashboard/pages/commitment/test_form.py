"""The forms for a commitment: adding one from an article, drafts, editing only what was changed, clashes."""

import json
from datetime import date

import pytest

from dashboard.ids import CHANGED
from dashboard.pages.commitment.edit_form import FORM as EDIT
from dashboard.pages.commitment.milestone_correction import CORRECTION, WITHDRAW
from dashboard.pages.commitment.milestone_forms import ADD, REACH
from dashboard.pages.commitment.milestones import LIST
from dashboard.pages.commitment.new_form import FORM as NEW
from dashboard.pages.commitment.service_input import original_values
from dashboard.records.history import history
from db.domain.filters import View
from db.domain.vocabulary import ActorRole, CommitmentKind, LinkKind, Publication
from db.queries.commitment import commitment_detail
from tests.support.form_client import ERBIL, TODAY, Desk, evidence, fields_of, words_of, words_of_refusal
from tests.support.rendered import as_sent

ARTICLE = {
    "title": "Reopen the bridge at Altun",
    "statement": "Köprü yeniden açılacak",
    "statement_language": "tr",
    "translation": "The bridge will be reopened",
    "committed_on": "18 Nov 2026",
    "wording": "by the end of Q3 2027",
    "responsible": "Government of Iraq\nMinistry of Works",
    "speaker": "A Minister",
    "place": "Altun Kupri",
    "kind": "event",
    "topics": "Bridges\nRoads",
    "part_of": "",
    "follows": "",
    "time_zone": "Asia/Baghdad",
    "review_interval_days": "30",
    "publication": "published",
    "verb": "save",
}
SLUG = "reopen-the-bridge-at-altun"


def edited(desk: Desk, slug: str = ERBIL, **changes: str) -> dict[str, str]:
    """What the edit form sends after somebody changed some of its fields."""
    values = original_values(desk.detail(slug))
    return {**desk.carried(slug, original=json.dumps(values)), **values, **changes}


def test_a_commitment_is_added_with_its_source_actors_and_first_deadline(desk: Desk) -> None:
    answer = desk.send(NEW, **ARTICLE, **evidence(quote="yeniden açılacak"))
    assert answer["ok"], answer
    assert answer["go"] == f"/commitments/{SLUG}"
    detail = desk.detail(SLUG)
    assert (detail.statement, detail.statement_language) == ("Köprü yeniden açılacak", "tr")
    assert [(actor.name, actor.role) for actor in detail.actors] == [
        ("Government of Iraq", ActorRole.RESPONSIBLE),
        ("Ministry of Works", ActorRole.RESPONSIBLE),
        ("A Minister", ActorRole.SPEAKER),
    ]
    assert detail.topics == ("Bridges", "Roads")
    deadline = detail.current_revision
    assert deadline is not None
    assert (deadline.wording, deadline.announcer) == ("by the end of Q3 2027", "A Minister")
    assert [quoted.quote for quoted in detail.evidence] == ["yeniden açılacak"]
    assert "Added: Reopen the bridge" in words_of(answer["notice"])


def test_a_commitment_may_name_no_deadline_and_may_follow_and_be_part_of_others(desk: Desk) -> None:
    erbil = desk.detail()
    related = {
        "wording": "",
        "part_of": erbil.row.title,
        "follows": f"https://host.example/commitments/{ERBIL}?as_of=x",
    }
    answer = desk.send(NEW, **{**ARTICLE, **related}, **evidence())
    assert answer["ok"], answer
    detail = desk.detail(SLUG)
    assert detail.revisions == ()
    assert {(link.slug, link.kind) for link in detail.links} == {(ERBIL, LinkKind.FOLLOWS), (ERBIL, None)}


def test_criteria_are_stated_with_the_commitment_and_can_be_edited_with_it(desk: Desk) -> None:
    stated = {"criterion_1": "The bridge is open", "criterion_3": "Lorries cross it"}
    answer = desk.send(NEW, **{**ARTICLE, **stated}, **evidence())
    assert answer["ok"], answer
    assert [(one.position, one.statement) for one in desk.detail(SLUG).criteria] == [
        (1, "The bridge is open"),
        (3, "Lorries cross it"),
    ]
    later = desk.send(EDIT, **edited(desk, SLUG, criterion_2="Buses cross it", criterion_3=""))
    assert later["ok"], later
    assert [one.statement for one in desk.detail(SLUG).criteria] == ["The bridge is open", "Buses cross it"]


def test_a_commitment_whose_criteria_do_not_fit_is_not_kept_by_half(desk: Desk) -> None:
    answer = desk.send(NEW, **{**ARTICLE, "criterion_2": "x" * 400}, **evidence())
    assert fields_of(answer) == ["criterion_2"]
    with desk.database.read() as session:
        assert commitment_detail(session, View(as_of=TODAY, today=TODAY), SLUG) is None


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"title": ""}, "title", "The title is missing."),
        ({"title": "x" * 400}, "title", "Shorten it"),
        ({"responsible": ""}, "responsible", "who is responsible"),
        ({"committed_on": ""}, "committed_on", "missing"),
        ({"committed_on": "2026"}, "committed_on", "one day"),
        ({"committed_on": "21 Nov 2026"}, "committed_on", "published before"),
        ({"statement_language": "not a language"}, "statement_language", "code"),
        ({"wording": "foo bar"}, "wording", "by hand"),
        ({"time_zone": "Mars/Base"}, "time_zone", "Asia/Baghdad"),
        ({"review_interval_days": "0"}, "review_interval_days", "1 to 3,660"),
        ({"review_interval_days": "many"}, "review_interval_days", "whole number"),
        ({"kind": "whim"}, "kind", "Choose one"),
        ({"publication": ""}, "publication", "Choose one"),
        ({"part_of": "no such thing"}, "part_of", "No commitment is called"),
        ({"follows": "no such thing"}, "follows", "No commitment is called"),
        ({"evidence_0_link": ""}, "evidence", "Name the source"),
        ({"evidence_0_link": "javascript:alert(1)"}, "evidence_0_link", "https://"),
        ({"topics": "\n".join(f"topic {n}" for n in range(60))}, "topics", "At most 50"),
        ({"topics": "\n".join(f"topic {n}" for n in range(30))}, "topics", "At most 20"),
        ({"speaker": "x" * 400}, "speaker", "Shorten it"),
    ],
)
def test_what_can_t_be_added_is_said_under_its_field(
    desk: Desk, changes: dict[str, str], field: str, sentence: str
) -> None:
    answer = desk.send(NEW, **{**ARTICLE, **evidence(), **changes})
    assert fields_of(answer) == [field]
    assert sentence in words_of_refusal(answer)


def test_a_commitment_never_takes_the_address_of_a_page(desk: Desk) -> None:
    answer = desk.send(NEW, **{**ARTICLE, "title": "New"}, **evidence())
    assert answer["go"] == "/commitments/new-2"


def test_a_draft_is_kept_off_the_timeline_and_found_again(desk: Desk) -> None:
    answer = desk.send(NEW, **{**ARTICLE, "publication": "draft"}, **evidence())
    assert answer["go"] == f"/commitments/{SLUG}"
    assert desk.detail(SLUG).publication is Publication.DRAFT
    published = desk.send(EDIT, **edited(desk, SLUG, publication="published"))
    assert published["go"] == f"/commitments/{SLUG}"
    assert desk.detail(SLUG, unpublished=False).publication is Publication.PUBLISHED


def test_an_edit_changes_what_was_changed_and_nothing_else(desk: Desk) -> None:
    before = original_values(desk.detail())
    answer = desk.send(EDIT, **edited(desk, title="Leave Erbil", translation="", kind="standing", topics="Erbil"))
    assert answer["ok"], answer
    after = original_values(desk.detail())
    assert {name for name in after if after[name] != before[name]} == {"title", "translation", "kind", "topics"}
    assert desk.detail().row.kind is CommitmentKind.STANDING


def test_an_edit_may_name_other_actors_and_a_commitment_that_this_one_follows(desk: Desk) -> None:
    answer = desk.send(EDIT, **edited(desk, counterparty="NATO\nSomebody new", follows="ain-al-asad"))
    assert answer["ok"], answer
    detail = desk.detail()
    assert [a.name for a in detail.actors if a.role is ActorRole.COUNTERPARTY] == ["NATO", "Somebody new"]
    assert "ain-al-asad" in {link.slug for link in detail.links if link.kind is LinkKind.FOLLOWS}


def test_what_a_commitment_is_part_of_and_follows_is_edited_and_taken_away(desk: Desk) -> None:
    added = {"part_of": "ain-al-asad", "follows": "ain-al-asad", "supersedes": "defence-ties-us"}
    before = original_values(desk.detail())
    assert before["follows"].endswith(")") or before["follows"] == ""
    answer = desk.send(EDIT, **edited(desk, **added))
    assert answer["ok"], answer
    links = {(link.slug, link.kind) for link in desk.detail().links if link.outgoing}
    assert links == {("ain-al-asad", None), ("ain-al-asad", LinkKind.FOLLOWS), ("defence-ties-us", LinkKind.SUPERSEDES)}
    answer = desk.send(EDIT, **edited(desk, part_of="", follows=""))
    assert answer["ok"], answer
    assert {(link.slug, link.kind) for link in desk.detail().links if link.outgoing} == {
        ("defence-ties-us", LinkKind.SUPERSEDES)
    }


def test_two_commitments_that_would_follow_each_other_are_told_of_under_the_field(desk: Desk) -> None:
    desk.send(EDIT, **edited(desk, "ain-al-asad", follows=ERBIL))
    answer = desk.send(EDIT, **edited(desk, follows="ain-al-asad"))
    assert fields_of(answer) == ["follows"]
    assert "circle" in words_of_refusal(answer)


def test_two_editors_of_one_commitment_lose_nothing(desk: Desk) -> None:
    opened = edited(desk, title="My title")
    desk.send(EDIT, **edited(desk, place="Erbil airport"))
    answer = desk.send(EDIT, **opened)
    assert answer["ok"] is False
    both = words_of(answer["conflict"])
    assert "My title" in both
    assert "Erbil airport" in both
    later = desk.send(EDIT, **{**opened, "version": str(desk.detail().version)})
    assert later["ok"]
    assert (desk.detail().row.title, desk.detail().row.place) == ("My title", "Erbil airport")


@pytest.mark.parametrize("original", ["", "[]", "{", '{"title": 1}', "null"])
def test_an_edit_with_made_up_origins_is_refused_in_words(desk: Desk, original: str) -> None:
    answer = desk.send(EDIT, **{**edited(desk), "original": original})
    assert fields_of(answer) == [""]
    assert "Reload the page" in words_of_refusal(answer)


def test_a_milestone_is_added_and_reached(desk: Desk) -> None:
    added = desk.send(ADD, **desk.carried(), milestone_title="First base", milestone_on="Q1 2026")
    assert added["ok"], added
    milestone = next(one for one in desk.detail().milestones if one.title == "First base")
    reached = desk.send(REACH, **desk.carried(), milestone=str(milestone.id), reached_on="3 Mar 2026")
    assert reached["ok"], reached
    listed = words_of(desk.outputs(CHANGED, reached["state"], of=LIST, state=ERBIL)[LIST]["children"])
    assert "1 Jan – 31 Mar 2026" in listed
    assert "reached 3 Mar 2026" in listed


def test_undo_opens_a_reached_milestone_again_and_then_takes_the_milestone_away(desk: Desk) -> None:
    added = desk.send(ADD, **desk.carried(), milestone_title="First base", milestone_on="Q1 2026")
    milestone = next(one for one in desk.detail().milestones if one.title == "First base")
    reached = desk.send(REACH, **desk.carried(), milestone=str(milestone.id), reached_on="3 Mar 2026")
    assert "open again" in words_of(desk.undo(reached)["notice"])
    assert next(one for one in desk.detail().milestones if one.title == "First base").reached_on is None
    assert "taken back" in words_of(desk.undo(added)["notice"])
    assert "First base" not in [one.title for one in desk.detail().milestones]
    assert "taken back already" in words_of(desk.undo(added)["notice"])


def test_a_milestone_is_corrected_with_a_reason_taken_back_and_undone_and_the_history_says_so(desk: Desk) -> None:
    added = desk.send(ADD, **desk.carried(), milestone_title="Typo milestne", milestone_on="Q2 2026")
    (step,) = [one for one in desk.detail().milestones if one.title == "Typo milestne"]
    assert "Typo milestne" in repr(desk.correct(CORRECTION.form, step.id))
    mended = {"milestone_title": "First base", "milestone_on": "Q1 2026", "reached_on": "3 Mar 2026"}
    carried = desk.carried(corrects=added["record"])
    assert fields_of(desk.send(CORRECTION.form, **carried, **mended)) == ["reason"]
    assert desk.send(CORRECTION.form, **carried, **mended, reason="A slip.", **evidence(quote="it stands"))["ok"]
    (step,) = [one for one in desk.detail().milestones if one.title == "First base"]
    assert step.reached_on == date(2026, 3, 3) and step.source is not None and step.source.quote == "it stands"
    carried = desk.carried(corrects=added["record"])
    gone = desk.send(CORRECTION.form, **carried, reason="Of another commitment.", verb=WITHDRAW)
    assert gone["ok"] and "First base" not in [one.title for one in desk.detail().milestones]
    told = words_of(as_sent(history(desk.detail(), correctable=False)))
    for words in ("Milestone added: Typo milestne", "Milestone changed: First base", "A slip.", "Milestone taken back"):
        assert words in told.replace("  ", " ")
    assert "Title: Typo milestne → First base" in " ".join(told.split())
    assert desk.undo(gone)["ok"] and "First base" in [one.title for one in desk.detail().milestones]


def test_a_conflict_of_a_milestone_shows_what_was_typed_and_saves_it_onto_the_newer_version(desk: Desk) -> None:
    opened = desk.carried()
    desk.send(ADD, **opened, milestone_title="Theirs", milestone_on="2026")
    mine = {"milestone_title": "Mine", "milestone_on": "Q2 2026"}
    both = words_of(desk.send(ADD, **opened, **mine)["conflict"])
    assert "Mine" in both and "Q2 2026" in both
    assert desk.send(ADD, **{**opened, "version": str(desk.detail().version)}, **mine)["ok"]
    assert {"Theirs", "Mine"} <= {one.title for one in desk.detail().milestones}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"milestone_title": "", "milestone_on": "2026"}, "milestone_title"),
        ({"milestone_title": "A step", "milestone_on": ""}, "milestone_on"),
        ({"milestone_title": "A step", "milestone_on": "foo"}, "milestone_on"),
    ],
)
def test_a_milestone_needs_a_title_and_a_time(desk: Desk, fields: dict[str, str], field: str) -> None:
    assert fields_of(desk.send(ADD, **desk.carried(), **fields)) == [field]
