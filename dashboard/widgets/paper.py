"""What a page is on paper: laid out by the server, whole, under a head that says what it is.

A page that offers `paper(session, url=…, settings=…, head=…)` has paper of its own; of the others the page itself is
printed below the head.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

# Beyond so many rows paper says what it leaves out.
MAX_PRINTED_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class PaperHead:
    """`title` is the page with its day, `words` what of it is shown, `origin` when it was printed and its address."""

    title: str
    words: Sequence[str]
    origin: str


def printed_count(total: int, *, left_out: int) -> str:
    """`7 commitments`, with how many of them the paper leaves out."""
    words = "1 commitment" if total == 1 else f"{total:,} commitments"
    return f"{words}, the last {left_out:,} left out here (filter to print them)" if left_out else words


def paper_head(head: PaperHead) -> Markup:
    """The head as HTML, above what is not drawn on sheets of its own."""
    lines = Markup("").join(Markup("<p>{}</p>").format(words) for words in (" · ".join(head.words), head.origin))
    return Markup('<header class="paper-head"><strong>{}</strong>{}</header>').format(head.title, lines)
