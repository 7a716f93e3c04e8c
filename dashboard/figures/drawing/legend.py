"""What the signs and colours of the timeline mean: the words, and the signs as SVG."""

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.figures.drawing.text import text, width_of
from dashboard.figures.gantt.svg import pattern
from dashboard.figures.theme import Theme
from db.domain.vocabulary import AssessedStatus

# By the name of the sign, in the order in which they are explained.
SIGN_WORDS: dict[str, str] = {
    "bar": "until the deadline begins",
    "window": "deadline window",
    "fade": "no deadline",
    "earlier": "earlier deadline",
    "late": "after the deadline",
    "fulfilled": "fulfilled",
    "rival": "a source disagrees",
    "milestone": "milestone",
}
# Each within 18 × 8, from its upper left corner.
_SIGNS: dict[str, Markup] = {
    "bar": Markup('<rect width="18" height="8" rx="2" fill="{neutral}"/>'),
    "window": Markup('<rect width="18" height="8" rx="2" fill="url(#{window})" stroke="{neutral}"/>'),
    "fade": Markup(
        '<rect width="6" height="8" fill="{neutral}"/><rect x="6" width="6" height="8" fill="{neutral}" opacity="0.5"/>'
        '<rect x="12" width="6" height="8" fill="{neutral}" opacity="0.2"/>'
    ),
    "earlier": Markup('<path d="M9,-1L14,4L9,9L4,4Z" fill="none" stroke="{neutral}" stroke-width="1.3"/>'),
    "late": Markup('<rect y="3" width="18" height="3" fill="{late}"/>'),
    "fulfilled": Markup('<circle cx="9" cy="4" r="4.5" fill="none" stroke="{fulfilled}" stroke-width="2"/>'),
    "rival": Markup('<circle cx="9" cy="4" r="3.5" fill="none" stroke="{disputed}" stroke-width="2"/>'),
    "milestone": Markup('<rect x="5" width="8" height="8" fill="none" stroke="{neutral}" stroke-width="1.5"/>'),
}
_PLACED = Markup('<g transform="translate({x:.1f},{y:.1f})">{sign}</g>')
_SIZE, _SIGN, _GAP = 8.5, 23.0, 11.0


def legend(statuses: Iterable[AssessedStatus], *, y: float, ink: str, theme: Theme, prefix: str) -> Markup:
    """Two lines from the baseline `y` on: the signs, and the colours and textures of these statuses."""
    window = f"{prefix}-window"
    colours = {
        "neutral": theme.neutral,
        "late": theme.late,
        "fulfilled": theme.status(AssessedStatus.FULFILLED),
        "disputed": theme.status(AssessedStatus.DISPUTED),
        "window": window,
    }
    signs = [(_SIGNS[name].format(**colours), words) for name, words in SIGN_WORDS.items()]
    swatches = [(_swatch(status, theme, prefix), status.label) for status in statuses]
    return pattern(window, shape="/", colour=theme.neutral) + _line(signs, y, ink) + _line(swatches, y + 14, ink)


def _swatch(status: AssessedStatus, theme: Theme, prefix: str) -> Markup:
    bar = Markup('<rect width="18" height="8" rx="2" fill="{}"/>')
    drawn = bar.format(theme.status(status))
    if shape := theme.pattern(status):
        id_ = f"{prefix}-{status.value}"
        drawn += pattern(id_, shape=shape, colour="rgba(255,255,255,0.5)") + bar.format(f"url(#{id_})")
    return drawn


def _line(entries: Iterable[tuple[Markup, str]], y: float, ink: str) -> Markup:
    parts: list[Markup] = []
    x = 0.0
    for sign, words in entries:
        parts += [_PLACED.format(x=x, y=y - 7.5, sign=sign), text(x + _SIGN, y, words, size=_SIZE, fill=ink)]
        x += _SIGN + width_of(words, _SIZE) + _GAP
    return Markup("").join(parts)
