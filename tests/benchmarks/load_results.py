"""What the load test found: answers by what was asked, writes against the database, and the table of it all."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sqlmodel import col, select

from db.engine import Database
from db.models import Commitment, StatusUpdate
from db.verify import verification
from tests.benchmarks.report import percentile

MAX_HEALTH_MS = 20.0
MAX_TIMES_SLOWER = 10.0
READING = ("page", "window", "drawer")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    result: str
    goal: str
    met: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """Milliseconds of each answer by what was asked, and how many had which status."""

    took: Mapping[str, list[float]]
    statuses: Counter[int]
    faults: Counter[str]

    @classmethod
    def read(cls, path: Path) -> "Answers":
        """From the lines that load_users.py wrote. Streams are no answers: they last as long as their page."""
        took: dict[str, list[float]] = defaultdict(list)
        statuses: Counter[int] = Counter()
        faults: Counter[str] = Counter()
        for line in path.read_text(encoding="utf-8").splitlines():
            name, milliseconds, status, problem = json.loads(line)
            if name == "events":
                continue
            statuses[status] += 1
            if status == 200:
                took[name].append(milliseconds)
            elif status >= 500 or status == 0:
                faults[f"{name}: {status} {problem}"] += 1
        return cls(took, statuses, faults)

    def fault_row(self) -> Row:
        """No answer of 500 and above, no request without one. Refused for lack of room (503) counts as well."""
        details = ", ".join(f"{count} × {status or 'none'}" for status, count in sorted(self.statuses.items()))
        worst = "; ".join(f"{count} × {what}" for what, count in self.faults.most_common(3))
        return Row("five-hundreds", details + (f" ({worst})" if worst else ""), "0", not self.faults)


@dataclass(frozen=True, slots=True)
class Writes:
    """What the editors sent: commitment, the version they had read, their reason, and whether it was acknowledged."""

    lines: Sequence[tuple[str, int, str, bool, int]]

    @classmethod
    def read(cls, path: Path) -> "Writes":
        """From the lines that load_users.py wrote."""
        return cls([tuple(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()])

    @staticmethod
    def versions(database: Database) -> dict[str, int]:
        """The version of every commitment by its slug."""
        with database.read() as session:
            return dict(list(session.exec(select(Commitment.slug, Commitment.version))))


def write_rows(writes: Writes, database: Database, before: Mapping[str, int]) -> list[Row]:
    """Every acknowledged write is there, none took another's place, and the database is whole."""
    acknowledged = [(slug, version, reason) for slug, version, reason, stored, _ in writes.lines if stored]
    after = Writes.versions(database)
    with database.read() as session:
        stored = set(session.exec(select(StatusUpdate.reason).where(col(StatusUpdate.reason).startswith("searched "))))
        problems = verification(session).problems
    lost = [reason for _, _, reason in acknowledged if reason not in stored]
    twice = len(acknowledged) - len({(slug, version) for slug, version, _ in acknowledged})
    counted = Counter(slug for slug, _, _ in acknowledged)
    unheard = sum(after[slug] - before[slug] - counted[slug] for slug in before)
    sent = len(writes.lines)
    details = (
        f"{len(lost) + twice} of {len(acknowledged)} acknowledged; {sent - len(acknowledged)} of {sent} met another's"
    )
    if unheard:
        details += f"; {unheard} kept whose answer did not arrive"
    whole = "no problem" if not problems else f"{len(problems)} problems, such as {problems[0]}"
    return [
        Row("lost updates", details, "0", not lost and not twice and bool(acknowledged) and unheard >= 0),
        Row("commitments verify", whole, "no problem", not problems),
    ]


def health_row(health: Sequence[float]) -> Row:
    """How soon the health is details."""
    late = percentile(health, 95)
    details = f"p95 {late:.1f} ms, median {median(health):.1f} ms, {len(health)} asked"
    return Row("health", details, f"p95 < {MAX_HEALTH_MS:.0f} ms", late < MAX_HEALTH_MS)


def reader_rows(alone: Answers, together: Answers) -> list[Row]:
    """Each kind of reading beside itself without anybody else."""
    rows = []
    for name in READING:
        calm, busy = alone.took.get(name, []), together.took.get(name, [])
        if not calm or not busy:
            rows.append(Row(f"reader: {name}", "not measured", "", False))
            continue
        unloaded, late = median(calm), percentile(busy, 95)
        details = f"p95 {late:.0f} ms ÷ {unloaded:.0f} ms alone = {late / unloaded:.1f}, {len(busy)} asked"
        rows.append(
            Row(f"reader: {name}", details, f"≤ {MAX_TIMES_SLOWER:.0f} × alone", late <= MAX_TIMES_SLOWER * unloaded)
        )
    return rows


def table(rows: Sequence[tuple[str, Row]]) -> str:
    """The rows as a Markdown table."""
    head = ("on", "measure", "result", "goal", "")
    lines = [head, *((on, row.what, row.result, row.goal, "met" if row.met else "NOT MET") for on, row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    written = ["| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |" for line in lines]
    written.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(written)
