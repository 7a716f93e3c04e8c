"""The records, as SQLModel tables. What must hold is also held here, by the database itself.

Ids are UUIDs, times are UTC with zone, dates are dates. Terms: Popolo for actors, schema.org for sources,
EDTF (ISO 8601-2:2019) for dates, W3C Web Annotation for quotes. Status updates, deadline revisions, evidence,
versions of records and audit events are append-only: `db/migrations` adds the triggers that hold that.
"""

from db.models.audit import AuditEvent, IdempotencyKey, SiteFact
from db.models.columns import UtcDateTime
from db.models.commitments import Commitment, CommitmentActor, CommitmentLink, CommitmentTopic, Criterion, Milestone
from db.models.history import CriterionJudgement, DeadlineRevision, ReviewSnooze, StatusUpdate
from db.models.projection import (
    DERIVED,
    FILTERED,
    LOOKUPS,
    SEARCH_INDEX,
    CommitmentFacet,
    CommitmentSearch,
    CommitmentState,
    Filtered,
    FoldedText,
    Projected,
    SourceSearch,
)
from db.models.sources import Actor, Evidence, Source
from db.models.versions import RecordVersion

__all__ = [
    "DERIVED",
    "FILTERED",
    "LOOKUPS",
    "SEARCH_INDEX",
    "Actor",
    "AuditEvent",
    "Commitment",
    "CommitmentActor",
    "CommitmentFacet",
    "CommitmentLink",
    "CommitmentSearch",
    "CommitmentState",
    "CommitmentTopic",
    "Criterion",
    "CriterionJudgement",
    "DeadlineRevision",
    "Evidence",
    "Filtered",
    "FoldedText",
    "IdempotencyKey",
    "Milestone",
    "Projected",
    "RecordVersion",
    "ReviewSnooze",
    "SiteFact",
    "Source",
    "SourceSearch",
    "StatusUpdate",
    "UtcDateTime",
]
