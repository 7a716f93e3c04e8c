"""The records: actors, sources, commitments, their deadlines, milestones and judgements, evidence, audit events."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.migrations.search_index import add_search_index
from db.migrations.triggers import add_triggers, notify_of_changes

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATUSES = (
    "not_assessed no_public_evidence not_started under_way stalled partly_fulfilled "
    "fulfilled abandoned contradicted disputed unverifiable"
)
_SCHEDULES = (
    "no_deadline waiting upcoming due_soon in_window probably_passed passed "
    "met_early met_on_time met_late met_timing_unknown closed"
)


def upgrade() -> None:
    """Create every table, then make history append-only."""
    _actor()
    _audit_event()
    _commitment()
    _commitment_state()
    _commitment_facet()
    _commitment_search()
    _site_fact()
    _source()
    _commitment_actor()
    _commitment_link()
    _commitment_topic()
    _deadline_revision()
    _milestone()
    _status_update()
    _evidence()
    _criterion()
    _criterion_judgement()
    _review_snooze()
    history = "status_update deadline_revision evidence criterion_judgement review_snooze".split()
    add_triggers({**dict.fromkeys(history, "id"), "audit_event": "sequence"})
    notify_of_changes()


def downgrade() -> None:
    """There is no way back but the copy that was made before."""
    raise NotImplementedError


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _words(name: str, values: str) -> sa.Enum:
    return sa.Enum(*values.split(), name=name, native_enum=False, create_constraint=True, length=40)


def _publication() -> sa.Column[Any]:
    return sa.Column("publication", _words("publication", "draft published withdrawn"), nullable=False)


def _check(name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(name))


def _refers(name: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(name), ondelete="RESTRICT")


def _actor() -> None:
    op.create_table(
        "actor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("other_names", sa.JSON(), nullable=False),
        sa.Column(
            "kind",
            _words("kind", "person government state armed_forces coalition international_organisation organisation"),
            nullable=False,
        ),
        sa.Column("position", sa.String(length=300), nullable=True),
        sa.Column("part_of_id", sa.Uuid(), nullable=True),
        sa.Column("identifiers", sa.JSON(), nullable=False),
        sa.Column("recorded_at", _moment(), nullable=False),
        _check("ck_actor_name_given", "length(trim(name)) > 0"),
        _check("ck_actor_not_part_of_itself", "part_of_id IS NULL OR part_of_id <> id"),
        _refers("fk_actor_part_of_id", "part_of_id", "actor.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
        sa.UniqueConstraint("name", name=op.f("uq_actor_name")),
    )
    op.create_index("ix_actor_part_of_id", "actor", ["part_of_id"])


def _audit_event() -> None:
    op.create_table(
        "audit_event",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("verb", sa.String(length=80), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        _check("ck_audit_event_sequence_counts_up", "sequence >= 1"),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_event")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_event_hash")),
    )
    op.create_index("ix_audit_event_subject_id", "audit_event", ["subject_id"])


def _commitment() -> None:
    op.create_table("commitment", *_commitment_columns(), *_commitment_rules())
    op.create_index("ix_commitment_part_of_id", "commitment", ["part_of_id"])
    op.create_index("ix_commitment_recorded_at", "commitment", ["recorded_at"])
    op.create_index("ix_commitment_reported_on", "commitment", ["reported_on"])
    for name, columns in _LISTS.items():
        _list_index(f"ix_commitment_by_{name}", columns.split(), place=name not in _LONG)


# The columns by which lists are put in order or counted; those that filters ask for follow, so that such an index
# answers alone.
_LISTS = {
    "deadline": "deadline_order title number",
    "committed": "committed_on title number",
    "title": "title number",
    "checked": "last_checked_on title number",
    "slippage": "slippage_order title number",
    "phase": "phase deadline_order title number",
    "schedule": "settled_schedule latest last_checked_on number",
    "check": "check_due_on last_checked_on number",
    "status": "status deadline_order title number",
    "place": "place deadline_order title number",
    "topic": "first_topic deadline_order title number",
    "responsible": "responsible number",
    "month": "deadline_month status number",
    "fulfilment": "fulfilled_latest number",
}
_LONG = ("phase", "topic", "responsible")
_FILTERED = "publication status settled_schedule earliest latest padded_latest check_due_on".split()


def _list_index(name: str, columns: list[str], *, place: bool) -> None:
    more = [*_FILTERED, "phase_number", *(["place"] if place else [])]
    op.create_index(name, "commitment", [*columns, *(column for column in more if column not in columns)])


def _commitment_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("statement_language", sa.String(length=35), nullable=False),
        sa.Column("translation", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("kind", _words("kind", "event standing recurring conditional"), nullable=False),
        sa.Column("committed_on", sa.Date(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("part_of_id", sa.Uuid(), nullable=True),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("review_interval_days", sa.Integer(), nullable=False),
        _publication(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", _moment(), nullable=False),
        *_projected_columns(),
        sa.Column("responsible", sa.String(length=500), nullable=False),
        *_list_columns(),
        sa.Column("first_topic", sa.String(length=120), nullable=False),
        sa.Column("phase_number", sa.Integer(), nullable=True),
        sa.Column("phase", sa.String(length=300), nullable=False),
    ]


def _projected_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("status", _words("status", _STATUSES), nullable=False),
        sa.Column("fulfilled_earliest", sa.Date(), nullable=True),
        sa.Column("fulfilled_latest", sa.Date(), nullable=True),
        sa.Column("deadline_kind", _words("deadline_kind", "dated vague conditional relative"), nullable=True),
        sa.Column("relation", _words("relation", "by in before after"), nullable=True),
        sa.Column("wording", sa.String(length=300), nullable=True),
        sa.Column("edtf", sa.String(length=64), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("padded_latest", sa.Date(), nullable=True),
        sa.Column("baseline_earliest", sa.Date(), nullable=True),
        sa.Column("baseline_latest", sa.Date(), nullable=True),
        sa.Column("baseline_padded_latest", sa.Date(), nullable=True),
        sa.Column("last_checked_on", sa.Date(), nullable=False),
    ]


def _list_columns() -> list[sa.Column[Any]]:
    return [
        _settled_schedule(),
        sa.Column("deadline_order", sa.Date(), nullable=False),
        sa.Column("deadline_month", sa.String(length=7), nullable=True),
        sa.Column("slippage_order", sa.Integer(), nullable=False),
        sa.Column("check_due_on", sa.Date(), nullable=True),
    ]


def _settled_schedule() -> sa.Column[Any]:
    return sa.Column("settled_schedule", _words("settled_schedule", _SCHEDULES), nullable=True)


def _commitment_rules() -> list[sa.Constraint]:
    return [
        _check("ck_commitment_both_coordinates", "(latitude IS NULL) = (longitude IS NULL)"),
        _check("ck_commitment_window_in_order", "earliest IS NULL OR latest IS NULL OR earliest <= latest"),
        _check("ck_commitment_latitude_on_earth", "latitude IS NULL OR latitude BETWEEN -90 AND 90"),
        _check("ck_commitment_title_given", "length(trim(title)) > 0"),
        _check("ck_commitment_longitude_on_earth", "longitude IS NULL OR longitude BETWEEN -180 AND 180"),
        _check("ck_commitment_not_part_of_itself", "part_of_id IS NULL OR part_of_id <> id"),
        _check("ck_commitment_review_interval_sane", "review_interval_days BETWEEN 1 AND 3660"),
        _check("ck_commitment_version_counts_up", "version >= 1"),
        _refers("fk_commitment_part_of_id", "part_of_id", "commitment.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("number", name=op.f("uq_commitment_number")),
        sa.UniqueConstraint("slug", name=op.f("uq_commitment_slug")),
    ]


def _commitment_state() -> None:
    op.create_table(
        "commitment_state",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        _publication(),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=True),
        sa.Column("committed_on", sa.Date(), nullable=False),
        *_projected_columns(),
        *_list_columns(),
        _check("ck_commitment_state_time_goes_on", "since < until"),
        _refers("fk_commitment_state_number", "number", "commitment.number"),
        sa.PrimaryKeyConstraint("number", "since", name=op.f("pk_commitment_state")),
    )
    order = "deadline_order title number since until committed_on last_checked_on slippage_order".split()
    op.create_index("ix_commitment_state_by_deadline", "commitment_state", [*order, *_FILTERED, "place"])
    facts = "until since number last_checked_on deadline_month committed_on fulfilled_latest".split()
    op.create_index("ix_commitment_state_facts", "commitment_state", [*facts, *_FILTERED, "place"])


def _commitment_facet() -> None:
    op.create_table(
        "commitment_facet",
        sa.Column("kind", _words("kind", "actor topic"), nullable=False),
        sa.Column("value", sa.String(length=300), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _publication(),
        sa.Column("status", _words("status", _STATUSES), nullable=False),
        _settled_schedule(),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("padded_latest", sa.Date(), nullable=True),
        sa.Column("check_due_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=True),
        _refers("fk_commitment_facet_number", "number", "commitment.number"),
        sa.PrimaryKeyConstraint("kind", "value", "number", name=op.f("pk_commitment_facet")),
        # Its rows then lie in the order of the key, so that counting the values is one walk.
        sqlite_with_rowid=False,
    )
    op.create_index("ix_commitment_facet_number", "commitment_facet", ["number"])


def _commitment_search() -> None:
    op.create_table(
        "commitment_search",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("earlier", sa.Text(), nullable=False),
        _refers("fk_commitment_search_number", "number", "commitment.number"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_commitment_search")),
    )
    add_search_index()


def _site_fact() -> None:
    op.create_table(
        "site_fact",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_site_fact")),
    )


def _source() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=True),
        sa.Column("headline", sa.String(length=500), nullable=False),
        sa.Column("publisher", sa.String(length=300), nullable=False),
        sa.Column("author", sa.String(length=300), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("published", sa.String(length=64), nullable=False),
        sa.Column("published_earliest", sa.Date(), nullable=False),
        sa.Column("published_latest", sa.Date(), nullable=False),
        sa.Column("accessed_at", _moment(), nullable=True),
        sa.Column("archived_text", sa.Text(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("kind", _words("kind", "treaty official agency media observer social"), nullable=False),
        sa.Column("recorded_at", _moment(), nullable=False),
        _check("ck_source_url_is_web", "url IS NULL OR url LIKE 'http://%' OR url LIKE 'https://%'"),
        _check("ck_source_publisher_given", "length(trim(publisher)) > 0"),
        _check("ck_source_published_in_order", "published_earliest <= published_latest"),
        _check("ck_source_sha256_length", "sha256 IS NULL OR length(sha256) = 64"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("url", name=op.f("uq_source_url")),
    )
    op.create_index("ix_source_published_latest", "source", ["published_latest"])


def _commitment_actor() -> None:
    op.create_table(
        "commitment_actor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("role", _words("role", "responsible counterparty speaker beneficiary"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _refers("fk_commitment_actor_actor_id", "actor_id", "actor.id"),
        _refers("fk_commitment_actor_commitment_id", "commitment_id", "commitment.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment_actor")),
        sa.UniqueConstraint(
            "commitment_id", "actor_id", "role", name=op.f("uq_commitment_actor_commitment_id_actor_id_role")
        ),
    )
    op.create_index("ix_commitment_actor_by_actor", "commitment_actor", ["actor_id", "role", "commitment_id"])
    op.create_index("ix_commitment_actor_commitment_id", "commitment_actor", ["commitment_id"])


def _commitment_link() -> None:
    op.create_table(
        "commitment_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("kind", _words("kind", "follows depends_on supersedes"), nullable=False),
        _check("ck_commitment_link_two_commitments", "from_id <> to_id"),
        _refers("fk_commitment_link_from_id", "from_id", "commitment.id"),
        _refers("fk_commitment_link_to_id", "to_id", "commitment.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment_link")),
        sa.UniqueConstraint("from_id", "to_id", "kind", name=op.f("uq_commitment_link_from_id_to_id_kind")),
    )
    op.create_index("ix_commitment_link_from_id", "commitment_link", ["from_id"])
    op.create_index("ix_commitment_link_to_id", "commitment_link", ["to_id"])


def _commitment_topic() -> None:
    op.create_table(
        "commitment_topic",
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(length=120), nullable=False),
        _refers("fk_commitment_topic_commitment_id", "commitment_id", "commitment.id"),
        sa.PrimaryKeyConstraint("commitment_id", "topic", name=op.f("pk_commitment_topic")),
    )
    op.create_index("ix_commitment_topic_topic", "commitment_topic", ["topic"])


def _deadline_revision() -> None:
    op.create_table("deadline_revision", *_deadline_revision_columns(), *_deadline_revision_rules())
    op.create_index("ix_deadline_revision_announcer_id", "deadline_revision", ["announcer_id"])
    op.create_index("ix_deadline_revision_commitment_id", "deadline_revision", ["commitment_id"])
    op.create_index("ix_deadline_revision_recorded", "deadline_revision", ["recorded_at", "commitment_id"])
    op.create_index("ix_deadline_revision_trigger_commitment_id", "deadline_revision", ["trigger_commitment_id"])


def _deadline_revision_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", _words("kind", "dated vague conditional relative"), nullable=False),
        sa.Column("wording", sa.String(length=300), nullable=False),
        sa.Column("wording_language", sa.String(length=35), nullable=False),
        sa.Column("relation", _words("relation", "by in before after"), nullable=True),
        sa.Column("edtf", sa.String(length=64), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("padded_latest", sa.Date(), nullable=True),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("span", sa.String(length=20), nullable=True),
        sa.Column("counts_from", sa.Date(), nullable=True),
        sa.Column("waits_for", sa.String(length=300), nullable=True),
        sa.Column("trigger_commitment_id", sa.Uuid(), nullable=True),
        sa.Column("announced_on", sa.Date(), nullable=False),
        sa.Column("announcer_id", sa.Uuid(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "reason_kind",
            _words(
                "reason_kind",
                "first_stated restated postponed brought_forward made_precise withdrawn triggered corrected",
            ),
            nullable=False,
        ),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", _moment(), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
    ]


def _deadline_revision_rules() -> list[sa.Constraint]:
    return [
        _check("ck_deadline_revision_conditional_waits", "kind <> 'conditional' OR waits_for IS NOT NULL"),
        _check("ck_deadline_revision_dated_has_edtf", "kind <> 'dated' OR edtf IS NOT NULL"),
        _check("ck_deadline_revision_relation_with_edtf", "(edtf IS NULL) = (relation IS NULL)"),
        _check("ck_deadline_revision_announced_before_reported", "announced_on <= reported_on"),
        _check("ck_deadline_revision_window_in_order", "earliest IS NULL OR latest IS NULL OR earliest <= latest"),
        _check("ck_deadline_revision_wording_given", "length(trim(wording)) > 0"),
        _check("ck_deadline_revision_number_counts_up", "number >= 0"),
        _check("ck_deadline_revision_padding_is_later", "padded_latest IS NULL OR latest <= padded_latest"),
        _check("ck_deadline_revision_padding_with_latest", "padded_latest IS NULL OR latest IS NOT NULL"),
        _check("ck_deadline_revision_not_its_own_correction", "supersedes_id IS NULL OR supersedes_id <> id"),
        _refers("fk_deadline_revision_announcer_id", "announcer_id", "actor.id"),
        _refers("fk_deadline_revision_commitment_id", "commitment_id", "commitment.id"),
        _refers("fk_deadline_revision_supersedes_id", "supersedes_id", "deadline_revision.id"),
        _refers("fk_deadline_revision_trigger_commitment_id", "trigger_commitment_id", "commitment.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_revision")),
        sa.UniqueConstraint("commitment_id", "number", name=op.f("uq_deadline_revision_commitment_id_number")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_deadline_revision_supersedes_id")),
    ]


def _milestone() -> None:
    op.create_table(
        "milestone",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("edtf", sa.String(length=64), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("reached_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", _moment(), nullable=False),
        _check("ck_milestone_window_in_order", "earliest IS NULL OR latest IS NULL OR earliest <= latest"),
        _check("ck_milestone_title_given", "length(trim(title)) > 0"),
        _refers("fk_milestone_commitment_id", "commitment_id", "commitment.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
    )
    op.create_index("ix_milestone_commitment_id", "milestone", ["commitment_id"])


def _status_update() -> None:
    op.create_table(
        "status_update",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("status", _words("status", _STATUSES), nullable=False),
        sa.Column("effective_on", sa.String(length=64), nullable=False),
        sa.Column("effective_earliest", sa.Date(), nullable=False),
        sa.Column("effective_latest", sa.Date(), nullable=False),
        sa.Column("searched_until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", _moment(), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        _check(
            "ck_status_update_searched_until_with_search",
            "(status = 'no_public_evidence') = (searched_until IS NOT NULL)",
        ),
        _check("ck_status_update_effective_in_order", "effective_earliest <= effective_latest"),
        _check("ck_status_update_reason_given", "length(trim(reason)) > 0"),
        _check("ck_status_update_not_its_own_correction", "supersedes_id IS NULL OR supersedes_id <> id"),
        _refers("fk_status_update_commitment_id", "commitment_id", "commitment.id"),
        _refers("fk_status_update_supersedes_id", "supersedes_id", "status_update.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_update")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_status_update_supersedes_id")),
    )
    op.create_index(
        "ix_status_update_by_commitment", "status_update", ["commitment_id", "reported_on", "effective_latest"]
    )
    op.create_index("ix_status_update_recorded", "status_update", ["recorded_at", "commitment_id"])


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("supports", _words("supports", "commitment deadline status"), nullable=False),
        sa.Column("status_update_id", sa.Uuid(), nullable=True),
        sa.Column("deadline_revision_id", sa.Uuid(), nullable=True),
        sa.Column("quote_exact", sa.Text(), nullable=False),
        sa.Column("quote_prefix", sa.Text(), nullable=False),
        sa.Column("quote_suffix", sa.Text(), nullable=False),
        sa.Column("recorded_at", _moment(), nullable=False),
        _check("ck_evidence_deadline_evidence", "(supports = 'deadline') = (deadline_revision_id IS NOT NULL)"),
        _check("ck_evidence_status_evidence", "(supports = 'status') = (status_update_id IS NOT NULL)"),
        _refers("fk_evidence_commitment_id", "commitment_id", "commitment.id"),
        _refers("fk_evidence_deadline_revision_id", "deadline_revision_id", "deadline_revision.id"),
        _refers("fk_evidence_source_id", "source_id", "source.id"),
        _refers("fk_evidence_status_update_id", "status_update_id", "status_update.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index("ix_evidence_commitment_id", "evidence", ["commitment_id"])
    op.create_index("ix_evidence_deadline_revision_id", "evidence", ["deadline_revision_id"])
    op.create_index("ix_evidence_source_id", "evidence", ["source_id"])
    op.create_index("ix_evidence_status_update_id", "evidence", ["status_update_id"])


def _criterion() -> None:
    op.create_table(
        "criterion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(length=300), nullable=False),
        sa.Column("recorded_at", _moment(), nullable=False),
        _check("ck_criterion_up_to_five", "position BETWEEN 1 AND 5"),
        _check("ck_criterion_statement_given", "length(trim(statement)) > 0"),
        _refers("fk_criterion_commitment_id", "commitment_id", "commitment.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion")),
        sa.UniqueConstraint("commitment_id", "position", name=op.f("uq_criterion_commitment_id_position")),
    )
    op.create_index("ix_criterion_commitment_id", "criterion", ["commitment_id"])


def _criterion_judgement() -> None:
    op.create_table(
        "criterion_judgement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("criterion_id", sa.Uuid(), nullable=False),
        sa.Column("judged", _words("judged", "met not_met unclear"), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", _moment(), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        _check("ck_criterion_judgement_reason_given", "length(trim(reason)) > 0"),
        _check("ck_criterion_judgement_judged_by_a_source", "judged = 'unclear' OR source_id IS NOT NULL"),
        _check("ck_criterion_judgement_not_its_own_correction", "supersedes_id IS NULL OR supersedes_id <> id"),
        _refers("fk_criterion_judgement_criterion_id", "criterion_id", "criterion.id"),
        _refers("fk_criterion_judgement_source_id", "source_id", "source.id"),
        _refers("fk_criterion_judgement_supersedes_id", "supersedes_id", "criterion_judgement.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion_judgement")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_criterion_judgement_supersedes_id")),
    )
    op.create_index("ix_criterion_judgement_criterion_id", "criterion_judgement", ["criterion_id"])
    op.create_index("ix_criterion_judgement_source_id", "criterion_judgement", ["source_id"])


def _review_snooze() -> None:
    op.create_table(
        "review_snooze",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", _moment(), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        _check("ck_review_snooze_reason_given", "length(trim(reason)) > 0"),
        _refers("fk_review_snooze_commitment_id", "commitment_id", "commitment.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_snooze")),
    )
    op.create_index("ix_review_snooze_by_day", "review_snooze", ["until", "commitment_id"])
    op.create_index("ix_review_snooze_commitment_id", "review_snooze", ["commitment_id"])
