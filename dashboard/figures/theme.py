"""Colours and fonts of every figure: one palette that reads on a white and on a near-black ground.

Figures are drawn once for both themes. Statuses keep their colour; grounds, lines and texts that must follow the
theme are taken over by the style sheet (`assets/css/gantt.css`), so that a switch of theme draws nothing again.
"""

from dataclasses import dataclass, field

from db.domain.vocabulary import AssessedStatus

# Each is at least 3:1 against every ground of `GROUNDS`; tests/dashboard/figures/test_theme.py holds it.
STATUS_COLOURS: dict[AssessedStatus, str] = {
    AssessedStatus.NOT_ASSESSED: "#7e8a9a",
    AssessedStatus.NO_PUBLIC_EVIDENCE: "#a08350",
    AssessedStatus.NOT_STARTED: "#5b7ea6",
    AssessedStatus.UNDER_WAY: "#3b7fe8",
    AssessedStatus.STALLED: "#b9770e",
    AssessedStatus.PARTLY_FULFILLED: "#29959b",
    AssessedStatus.FULFILLED: "#178358",
    AssessedStatus.ABANDONED: "#8f6450",
    AssessedStatus.CONTRADICTED: "#c2438f",
    AssessedStatus.DISPUTED: "#8a63d2",
    AssessedStatus.UNVERIFIABLE: "#8a7f8f",
}

# Colour is never alone: bars of statuses that an eye could confuse also differ in texture.
# "/" is kept for the deadline's window.
STATUS_PATTERNS: dict[AssessedStatus, str] = {
    AssessedStatus.NO_PUBLIC_EVIDENCE: ".",
    AssessedStatus.NOT_STARTED: "-",
    AssessedStatus.STALLED: "|",
    AssessedStatus.PARTLY_FULFILLED: "\\",
    AssessedStatus.ABANDONED: "x",
    AssessedStatus.CONTRADICTED: "+",
    AssessedStatus.DISPUTED: "x",
    AssessedStatus.UNVERIFIABLE: "|",
}

# The grounds that the style sheet puts under figures, light then dark: the page, a card, a row that is pointed at or
# chosen.
GROUNDS: tuple[str, ...] = (
    *("#f5f7f9", "#ffffff", "#f0f4fa", "#ebf2fd"),
    *("#0e1217", "#161b22", "#1c232c", "#16233a"),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """What a figure is drawn with. Colours are CSS hex or rgba; sizes are pixels."""

    statuses: dict[AssessedStatus, str] = field(default_factory=lambda: STATUS_COLOURS)
    patterns: dict[AssessedStatus, str] = field(default_factory=lambda: STATUS_PATTERNS)
    late: str = "#d13b3b"
    # Between the two grounds, so that it reads on both without the style sheet (in a download, say).
    neutral: str = "#7c8796"
    grid: str = "rgba(124,135,150,0.2)"
    # No real colour of ours: the style sheet finds it and puts the theme's ground in its place.
    ground: str = "#fffffe"
    accent: str = "#3b7fe8"
    tag: str = "#1c2430"
    font: str = "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', sans-serif"
    font_size: int = 11
    label_size: int = 10

    def status(self, status: AssessedStatus) -> str:
        """The colour of an assessed status."""
        return self.statuses[status]

    def pattern(self, status: AssessedStatus) -> str:
        """Plotly's name of the texture of an assessed status; empty for plain."""
        return self.patterns.get(status, "")


THEME = Theme()


def translucent(colour: str, alpha: float) -> str:
    """A `#rrggbb` colour as rgba with that alpha."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"
