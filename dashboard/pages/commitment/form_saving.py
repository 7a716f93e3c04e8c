"""What happens when the form of a commitment is sent: reading it, saving, and showing both versions of a clash."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.forms.criteria_fields import NAMES as CRITERIA
from dashboard.forms.criteria_fields import criteria_typed, stated_criteria
from dashboard.forms.date_field import needed_day
from dashboard.forms.deadline_preview import WORDING, read_stated
from dashboard.forms.edit_conflict import Theirs, as_it_stands, clash, read_at, saved_since
from dashboard.forms.evidence_field import placed, read_evidence, sources_typed
from dashboard.forms.form import accepted, clashed, refused
from dashboard.forms.submission import Saved
from dashboard.forms.values import TypedValues
from dashboard.pages.commitment.relation_fields import LABELS as RELATIONS
from dashboard.pages.commitment.relation_fields import changed_relations, links_typed, part_of_typed, stated_relations
from dashboard.records.commitment_prefill import address_after
from dashboard.records.deadline_form_saving import new_deadline, trigger_meant
from dashboard.settings import Settings
from dashboard.widgets.notices import notice
from db.domain.dates_in_words import written_date
from db.domain.vocabulary import ActorRole, CommitmentKind, Publication
from db.errors import InvalidInput, NotFound, StaleVersion
from db.queries.commitment import CommitmentDetail
from db.queries.suggestions import SourceChoice
from db.services.commitments import add_commitment, edit_commitment
from db.services.inputs import CommitmentChanges, NewActor, NewCommitment, NewDeadline, NewEvidence, NewSource, Write

COMMITTED_ON = "committed_on"
# What the button that goes on with the same source says to the save callback.
ANOTHER = "another"
ROLES = (ActorRole.RESPONSIBLE, ActorRole.COUNTERPARTY, ActorRole.SPEAKER, ActorRole.BENEFICIARY)
# What services call a field, where the form calls it otherwise.
_ELSEWHERE = {"announced_on": COMMITTED_ON, "deadline": WORDING}
_LABELS = {
    "title": "Title",
    "statement": "Statement",
    "statement_language": "Language",
    "translation": "Translation",
    COMMITTED_ON: "Said on",
    **{role.value: role.value.capitalize() for role in ROLES},
    "place": "Place",
    "kind": "Kind",
    "topics": "Topics",
    "detail": "Detail",
    "publication": "Publication",
    "time_zone": "Time zone",
    "review_interval_days": "Check again after",
    **{name: f"Criterion {place}" for place, name in enumerate(CRITERIA, start=1)},
    **RELATIONS,
}

# Paths under /commitments/ that are pages of their own.
RESERVED_SLUGS = frozenset({"new", "import"})

Actors = tuple[tuple[ActorRole, NewActor], ...]


def save_new(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> Saved:
    """Add the commitment that was typed. Never raises for what a person can put right."""
    with database.read() as session:
        sources = sources_typed(session, typed)
    try:
        with database.read() as session:
            new = read_new(session, typed, today=settings.today(), sources=sources)
        with database.write() as session:
            commitment = add_commitment(session, new, Write(by, settings.now()), reserved_slugs=RESERVED_SLUGS)
            slug, title, publication = commitment.slug, commitment.title, commitment.publication
    except InvalidInput as problem:
        named = placed(problem, typed, sources)
        return Saved(refused(problem, field=_ELSEWHERE.get(named, named)))
    except NotFound as problem:
        return Saved(refused(problem))
    go = address_after(slug) if typed.text("verb") == ANOTHER else _page(slug, publication)
    return Saved(accepted(go=go), notice=notice(_kept("Added", publication) + f": {title}"))


def read_new(session: Any, typed: TypedValues, *, today: date, sources: Any) -> NewCommitment:
    """The commitment that a form sent. Raises `InvalidInput`."""
    committed_on = needed_day(typed.text(COMMITTED_ON), field=COMMITTED_ON, today=today, called="The day it was said")
    evidence = read_evidence(typed, sources, today=today)
    return NewCommitment(
        title=typed.text("title"),
        committed_on=committed_on,
        evidence=evidence,
        actors=_actors(typed),
        statement=typed.raw("statement"),
        statement_language=typed.text("statement_language") or _language_of(evidence, sources),
        translation=typed.raw("translation"),
        detail=typed.raw("detail"),
        place=typed.text("place"),
        topics=typed.lines("topics"),
        kind=typed.choice("kind", CommitmentKind),
        deadline=_first_deadline(session, typed, said_on=committed_on, today=today),
        part_of=part_of_typed(session, typed, today=today),
        links=links_typed(session, typed, today=today),
        time_zone=typed.text("time_zone") or "UTC",
        review_interval_days=typed.whole("review_interval_days"),
        publication=typed.choice("publication", Publication),
        criteria=criteria_typed(typed),
    )


def _language_of(evidence: Sequence[NewEvidence], sources: Sequence[SourceChoice]) -> str:
    """That of the first source, in which a statement is quoted unless something else is said."""
    if not evidence:
        return "und"
    source = evidence[0].source
    if isinstance(source, NewSource):
        return source.language
    return next((one.language for one in sources if one.id == source), "und")


def save_edit(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> Saved:
    """Change what was changed in the form, and nothing else. Never raises for what a person can put right."""
    today, slug = settings.today(), typed.text("slug")
    try:
        original = _original(typed)
        commitment, version = typed.id("commitment"), typed.whole("version")
        with database.read() as session:
            changes = read_changes(session, typed, original, today=today)
        with database.write() as session:
            write = Write(by, settings.now(), version)
            publication = edit_commitment(session, commitment, changes, write).publication
    except StaleVersion as stale:
        return Saved(clashed(), clash=_clash(database, settings, typed, version=stale.found))
    except InvalidInput as problem:
        return Saved(refused(problem, field=_ELSEWHERE.get(problem.field, problem.field)))
    except NotFound as problem:
        return Saved(refused(problem))
    words = _kept("Changes saved", publication) + "."
    told = notice(words, commitment=commitment, version=version + 1, read_at=read_at(settings))
    return Saved(accepted(go=_page(slug, publication)), notice=told)


def read_changes(session: Any, typed: TypedValues, original: Mapping[str, str], *, today: date) -> CommitmentChanges:
    """What differs from the values that the form was given. Raises `InvalidInput`."""
    changed = _changed(typed, original)
    given: dict[str, Any] = {}
    for name in changed & {"title", "statement", "statement_language", "translation", "detail", "place", "time_zone"}:
        given[name] = typed.raw(name)
    if COMMITTED_ON in changed:
        given[COMMITTED_ON] = needed_day(
            typed.text(COMMITTED_ON), field=COMMITTED_ON, today=today, called="The day it was said"
        )
    if "kind" in changed:
        given["kind"] = typed.choice("kind", CommitmentKind)
    if "publication" in changed:
        given["publication"] = typed.choice("publication", Publication)
    if "review_interval_days" in changed:
        given["review_interval_days"] = typed.whole("review_interval_days")
    if "topics" in changed:
        given["topics"] = typed.lines("topics")
    if changed & {role.value for role in ROLES}:
        given["actors"] = _actors(typed)
    if changed & set(CRITERIA):
        given["criteria"] = criteria_typed(typed)
    relations = changed_relations(session, typed, original, today=today)
    return CommitmentChanges(**given, part_of=relations.part_of, link=relations.linked, unlink=relations.unlinked)


def original_values(detail: CommitmentDetail) -> dict[str, str]:
    """What the form for editing shows of a commitment, by field."""
    named = {role.value: "\n".join(a.name for a in detail.actors if a.role is role) for role in ROLES}
    language = detail.statement_language
    return {
        "title": detail.row.title,
        "statement": detail.statement,
        "statement_language": "" if language == "und" else language,
        "translation": detail.translation or "",
        COMMITTED_ON: written_date(detail.row.committed_on),
        **named,
        "place": detail.row.place or "",
        "kind": detail.row.kind.value,
        "topics": "\n".join(detail.topics),
        "detail": detail.detail or "",
        "publication": detail.publication.value,
        "time_zone": detail.time_zone,
        "review_interval_days": str(detail.row.review_interval_days),
        **stated_criteria(detail),
        **stated_relations(detail),
    }


def _page(slug: str, publication: Publication) -> str:
    """Where to go after saving: a draft has no page but its form."""
    return f"/commitments/{slug}" if publication is Publication.PUBLISHED else f"/commitments/{slug}/edit"


def _kept(words: str, publication: Publication) -> str:
    """What was done, and whether others see it."""
    return words if publication is Publication.PUBLISHED else f"{words} as {publication.value}, not on the timeline"


def _changed(typed: TypedValues, original: Mapping[str, str]) -> set[str]:
    return {name for name, value in original.items() if typed.raw(name).strip() != value.strip()}


def _original(typed: TypedValues) -> dict[str, str]:
    """The values that the form was given, which it carries along."""
    try:
        given = json.loads(typed.raw("original"))
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise InvalidInput("This form is not one of ours any more. Load the page anew.")
    return {name: value for name, value in given.items() if name in _LABELS}


def _actors(typed: TypedValues) -> Actors:
    return tuple((role, NewActor(name)) for role in ROLES for name in typed.lines(role.value))


def _first_deadline(session: Any, typed: TypedValues, *, said_on: date, today: date) -> NewDeadline | None:
    if not typed.text(WORDING) and not typed.text("by_hand"):
        return None
    speakers = typed.lines(ActorRole.SPEAKER.value)
    announcer = NewActor(speakers[0]) if len(speakers) == 1 else None
    stated = read_stated(typed, said_on=said_on, today=today)
    trigger = trigger_meant(session, stated, today=today)
    return new_deadline(stated, announced_on=said_on, announcer=announcer, trigger_commitment=trigger)


def _clash(database: Any, settings: Settings, typed: TypedValues, *, version: int) -> Any:
    detail = as_it_stands(database, settings, typed.text("slug"), unpublished=True)
    original = _original(typed)
    mine = [(_LABELS[name], typed.raw(name)) for name in _LABELS if name in _changed(typed, original)]
    theirs = saved_since(detail, typed.text("read_at"))
    if detail is not None:
        now = original_values(detail)
        edited = [(_LABELS[name], now[name]) for name in _LABELS if now[name] != original.get(name, now[name])]
        if edited:
            theirs = [Theirs("Changed meanwhile to", edited)]
    return clash(mine, theirs, version=version)
