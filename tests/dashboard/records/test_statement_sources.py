"""The sources of a statement on its page: further ones, a corrected quote, and one that is taken back."""

from dashboard.records.history import history
from dashboard.records.statement_sources import CORRECTION, TIE, WITHDRAW
from tests.support.form_client import Desk, evidence, fields_of, words_of
from tests.support.page_rendering import with_class
from tests.support.rendered import as_sent


def statement(desk: Desk, *, correctable: bool = True) -> str:
    return words_of(with_class(as_sent(history(desk.detail(), correctable=correctable)), "history-entry")[-1])


def test_a_source_of_a_statement_is_added_corrected_taken_back_and_each_undone(desk: Desk) -> None:
    before = desk.detail().evidence
    added = desk.send(TIE, **desk.carried(), **evidence(quote="as it was sad"))
    assert added["ok"] and "Source added." in words_of(added["notice"])
    (tie,) = [piece for piece in desk.detail().evidence if piece not in before]
    assert "as it was sad" in repr(desk.correct(CORRECTION.form, tie.evidence_id))
    carried = desk.carried(corrects=str(tie.evidence_id))
    assert fields_of(desk.send(CORRECTION.form, **carried, quote="as it was said")) == ["reason"]
    corrected = desk.send(CORRECTION.form, **carried, quote="as it was said", reason="A slip.")
    assert corrected["ok"], corrected
    assert "as it was sad" in statement(desk) and "Corrected" in statement(desk)
    carried = desk.carried(corrects=corrected["record"])
    gone = desk.send(CORRECTION.form, **carried, reason="Of another statement.", verb=WITHDRAW)
    assert gone["ok"], gone
    assert desk.detail().evidence == before
    assert "Taken back" in statement(desk) and "by  local :  Of another statement." in statement(desk)
    assert desk.undo(gone)["ok"]
    assert [piece.quote for piece in desk.detail().evidence if piece not in before] == ["as it was said"]
