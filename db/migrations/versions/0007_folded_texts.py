"""Folded texts: the search compares texts without accents, capitals and variants of letters, alike on both engines.

`folded_text` holds the short texts that columns, filters and suggestions compare, `source_search` what sources are
found by, with the key that the addresses of one document share; the words of commitments are folded anew.

The rules stand here as they were when this landed. Those of `db/domain` may go on; a later revision then writes these
tables again.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from alembic import op
from url_normalize import url_normalize

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_BATCH = 500
_KINDS = "title wording responsible place actor topic"
_COMMITMENT = sa.table(
    "commitment",
    sa.column("id", sa.Uuid),
    *(sa.column(name) for name in "number title statement translation place responsible wording".split()),
)
_ACTOR = sa.table("actor", sa.column("id", sa.Uuid), sa.column("name"))
_ROLE = sa.table("commitment_actor", sa.column("commitment_id", sa.Uuid), sa.column("actor_id", sa.Uuid))
_REVISION = sa.table("deadline_revision", sa.column("commitment_id", sa.Uuid), sa.column("wording"))
_TOPIC = sa.table("commitment_topic", sa.column("topic"))
_SOURCE = sa.table("source", sa.column("id", sa.Uuid), *(sa.column(name) for name in "publisher headline url".split()))
_SEARCH = sa.table("commitment_search", *(sa.column(name) for name in "number words wording earlier".split()))


def upgrade() -> None:
    """Add both tables and fill them, then fold the words of commitments."""
    connection = op.get_bind()
    folded = op.create_table(
        "folded_text",
        sa.Column("kind", sa.Enum(*_KINDS.split(), name="kind", native_enum=False, length=40, create_constraint=True)),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "text", name=op.f("pk_folded_text")),
        sqlite_with_rowid=False,
    )
    _insert(connection, folded, _folded_texts(connection))
    sources = op.create_table(
        "source_search",
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("address_key", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_source_search_source_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_source_search")),
    )
    _insert(connection, sources, _source_rows(connection))
    op.create_index("ix_source_search_address_key", "source_search", ["address_key"])
    with _index_made_anew(connection):
        _fold_commitments(connection)


def downgrade() -> None:
    """There is no way back but the copy that was made before."""
    raise NotImplementedError


@contextmanager
def _index_made_anew(connection: sa.Connection) -> Iterator[None]:
    """On SQLite the index of the search is made once at the end, not kept in step by a trigger: a third of the time."""
    if connection.dialect.name == "postgresql":
        yield
        return
    name = "commitment_search_changed"
    trigger = connection.execute(
        sa.text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name}
    ).scalar_one()
    connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    connection.exec_driver_sql("INSERT INTO commitment_search_index(commitment_search_index) VALUES ('rebuild')")
    connection.exec_driver_sql(trigger)


def _insert(connection: sa.Connection, table: sa.Table, rows: Iterator[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            connection.execute(sa.insert(table), batch)
            batch = []
    if batch:
        connection.execute(sa.insert(table), batch)


def _folded_texts(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    columns = {
        "title": _COMMITMENT.c.title,
        "wording": _REVISION.c.wording,
        "responsible": _COMMITMENT.c.responsible,
        "place": _COMMITMENT.c.place,
        "actor": _ACTOR.c.name,
        "topic": _TOPIC.c.topic,
    }
    for kind, column in columns.items():
        for text in connection.execute(sa.select(column).distinct().where(column != "")).scalars().all():
            yield {"kind": kind, "text": text, "folded": " ".join(_folded(text).split())}


def _source_rows(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    for source in connection.execute(sa.select(_SOURCE).order_by(_SOURCE.c.id)).all():
        words = " ".join(_folded(f"{source.publisher} {source.headline} {source.url or ''}").split())
        yield {"source_id": source.id, "words": words, "address_key": _address_key(source.url) if source.url else None}


def _fold_commitments(connection: sa.Connection) -> None:
    """Write the words anew where folding changes them."""
    numbers = connection.execute(sa.select(_SEARCH.c.number).order_by(_SEARCH.c.number)).scalars().all()
    values: Any = {name: sa.bindparam(f"new_{name}") for name in ("words", "wording", "earlier")}
    update = sa.update(_SEARCH).where(_SEARCH.c.number == sa.bindparam("new_number")).values(values)
    for start in range(0, len(numbers), _BATCH):
        some = numbers[start : start + _BATCH]
        stored = connection.execute(sa.select(_SEARCH).where(_SEARCH.c.number.in_(some))).mappings()
        known = {row["number"]: dict(row) for row in stored}
        changed = [row for row in _search_rows(connection, some) if known[row["number"]] != row]
        if changed:
            connection.execute(update, [{f"new_{name}": value for name, value in row.items()} for row in changed])


def _search_rows(connection: sa.Connection, numbers: Sequence[int]) -> Iterator[dict[str, Any]]:
    commitments = connection.execute(sa.select(_COMMITMENT).where(_COMMITMENT.c.number.in_(numbers))).all()
    ids = [commitment.id for commitment in commitments]
    named = sa.select(_ROLE.c.commitment_id, _ACTOR.c.name).join_from(_ROLE, _ACTOR, _ACTOR.c.id == _ROLE.c.actor_id)
    actors = _by_commitment(connection.execute(named.where(_ROLE.c.commitment_id.in_(ids))))
    revisions = _by_commitment(connection.execute(sa.select(_REVISION).where(_REVISION.c.commitment_id.in_(ids))))
    for one in commitments:
        texts = (one.title, one.statement, one.translation, one.place, *sorted(actors.get(one.id, set())))
        yield {
            "number": one.number,
            "words": _searchable(texts),
            "wording": _searchable([one.wording]),
            "earlier": _searchable(sorted(revisions.get(one.id, set()) - {one.wording})),
        }


def _by_commitment(rows: Iterable[Any]) -> dict[Any, set[str]]:
    texts: dict[Any, set[str]] = {}
    for commitment_id, text in rows:
        texts.setdefault(commitment_id, set()).add(text)
    return texts


_MAX_KNOWN_LETTERS = 20_000

# Marks above, below and on a letter, and vowel points. Signs of Indic scripts and the voicing of kana (7 to 9) stay,
# since they make another letter.
_DROPPED_CLASSES = frozenset({1, *range(10, 37), *range(202, 241)})
_APOSTROPHES = (
    "'\"`\u00ab\u00bb\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u05f3\u05f4\u201a\u201e\u2032\u2033\u2035"
    "\u275b\u275c\u275d\u275e\u300c\u300d\u300e\u300f\u301d\u301e\u301f\ua78b\ua78c"
)
# NFKD takes these for a space with an accent on it; people type them for an apostrophe.
_SPACING_ACCENTS = dict.fromkeys(map(ord, "\u00b4\u0384\u1fbd\u1fbf\u1fef\u1ffd\u1ffe"), "'")
_LETTERS = {
    **{"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ð": "d", "ŋ": "n", "ς": "σ"},
    **{"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "\u2212": "-", "\u2044": "/", "\u2215": "/", "٪": "%"},
    **{"ٱ": "ا", **dict.fromkeys("ىیېۍ", "ي"), **dict.fromkeys("کڪ", "ك"), **dict.fromkeys("ةہھەۃ", "ه")},
    **dict.fromkeys(_APOSTROPHES, "'"),
}
_ASCII = str.maketrans('"`', "''")
# Tatweel, which only stretches a word, letters that show nothing, and selectors of a letter's variant.
_SILENT = frozenset(
    [
        *"\u0640\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f",
        *map(chr, range(0xFE00, 0xFE10)),
        *map(chr, range(0xE0100, 0xE01F0)),
    ]
)


class _Folding(dict[int, str]):
    """What each letter of a decomposed, case-folded text becomes, worked out when it first occurs."""

    def __missing__(self, code: int) -> str:
        letter = _folded_letter(chr(code))
        if len(self) < _MAX_KNOWN_LETTERS:
            self[code] = letter
        return letter


_FOLDING = _Folding()


def _folded_letter(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if letter.isascii():
        return letter
    category = unicodedata.category(letter)
    if category in ("Cf", "Me") or letter in _SILENT or unicodedata.combining(letter) in _DROPPED_CLASSES:
        return ""
    if category in ("Pi", "Pf"):
        return "'"
    digit = unicodedata.decimal(letter, None)
    return "-" if category == "Pd" else letter if digit is None else str(digit)


def _folded(text: str) -> str:
    """The text without the differences that the search does not make. Folding twice changes nothing more."""
    if text.isascii():
        return text.lower().translate(_ASCII)
    plain = unicodedata.normalize("NFKD", text.translate(_SPACING_ACCENTS)).casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", plain).translate(_FOLDING))


# Before every beginning stand two of these, which no text may hold: "b" is then sought as ‹‹b and "br" as ‹br.
_BEGINNING = "\x02"

# First and last letter of blocks whose scripts leave no spaces, or (Hangul) write words of two letters together.
_UNSPACED = (
    (0x0E00, 0x0FFF),
    (0x1000, 0x109F),
    (0x1100, 0x11FF),
    (0x1780, 0x17FF),
    (0x2E80, 0xA4CF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC),
    (0x20000, 0x3FFFF),
)


def _searchable(texts: Iterable[str | None]) -> str:
    """The words of the texts, each once, with the beginnings in them."""
    words = dict.fromkeys(word for text in texts if text for word in _folded(text).split())
    parts = dict.fromkeys(part for word in words for part in (word, *_inner_beginnings(word)))
    return "".join(_BEGINNING * 2 + part for part in parts)


def _inner_beginnings(word: str) -> Iterable[str]:
    """The first two letters wherever a word may begin inside what stands between two spaces; signs stand alone."""
    if word.isascii() and word.isalnum():
        return ()
    inside = [_of_a_word(letter) for letter in word]
    return (
        word[at : at + 2] for at in range(1, len(word)) if not (inside[at] and inside[at - 1]) or _unspaced(word[at])
    )


def _unspaced(letter: str) -> bool:
    code = ord(letter)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _UNSPACED)


def _of_a_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


_TRACKERS = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid li_fat_id igshid igsh mc_cid mc_eid "
    "mkt_tok _ga _gl _hsenc _hsmi __hssc __hstc __hsfp hsctatracking vero_id vero_conv oly_enc_id oly_anon_id s_cid "
    "cmpid ref_src ref_url guccounter guce_referrer guce_referrer_sig fb_action_ids fb_action_types fb_source "
    "__twitter_impression __tn__ at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 at_link_id "
    "at_link_type at_link_origin at_format at_ptr_name at_bbc_team ns_mchannel ns_source ns_campaign ns_linkname "
    "ns_fee wt_mc wt.mc_id xtor spm".split()
)
_TRACKER_FAMILIES = ("utm_", "mtm_", "matomo_", "pk_", "piwik_", "hsa_")


def _address_key(url: str) -> str:
    """What the addresses of one document have in common: the SHA-256 of `_same_document`, short enough for an index."""
    return hashlib.sha256(_same_document(url).encode(errors="surrogatepass")).hexdigest()


def _same_document(url: str) -> str:
    """The address without its scheme and all else that does not tell documents apart; as it is if it can't be read."""
    try:
        parts = urlsplit(url_normalize(url) or url)
    except ValueError:
        return url
    query = sorted(filter(_tells_documents_apart, parts.query.replace("+", "%20").split("&")), key=_name_of)
    # The library escapes the slash, and asks for `#!` as search engines do, in the query.
    fragment = parts.fragment if parts.fragment.startswith("%2F") else ""
    address = parts.netloc.removeprefix("www.") + parts.path.rstrip("/")
    return address + (f"?{'&'.join(query)}" if query else "") + (f"#{fragment}" if fragment else "")


def _name_of(pair: str) -> str:
    return pair.partition("=")[0]


def _tells_documents_apart(pair: str) -> bool:
    name = _name_of(pair).lower()
    return bool(pair) and name not in _TRACKERS and not name.startswith(_TRACKER_FAMILIES)
