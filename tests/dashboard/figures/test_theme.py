"""The palette reads on both themes and for every eye, and figures and style sheet hold the same one."""

import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from dashboard.figures.theme import GROUNDS, STATUS_COLOURS, STATUS_PATTERNS, THEME, translucent
from db.domain.vocabulary import AssessedStatus

TOKENS = (Path(__file__).parents[3] / "assets" / "css" / "base" / "tokens.css").read_text(encoding="utf-8")
DRAWN = {**{status.value: colour for status, colour in STATUS_COLOURS.items()}, "late": THEME.late}

# How eyes without one kind of cone see linear RGB (Machado, Oliveira and Fernandes 2009, severity 1.0).
EYES: dict[str, Sequence[Sequence[float]]] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""

    def luminance(colour: str) -> float:
        red, green, blue = linear(colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def as_seen(colour: str, eye: str) -> list[float]:
    """The colour in OKLab, in which distance is about as large as the difference one sees."""
    rgb = linear(colour)
    red, green, blue = (
        min(max(sum(part * share for part, share in zip(rgb, row, strict=True)), 0), 1) for row in EYES[eye]
    )
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return [
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    ]


def difference(one: str, other: str, eye: str) -> float:
    pairs = zip(as_seen(one, eye), as_seen(other, eye), strict=True)
    return float(sum((left - right) ** 2 for left, right in pairs) ** 0.5)


def themes() -> dict[str, dict[str, str]]:
    """The colours of each theme by the name of their token; the dark ones stand in two blocks."""
    blocks = re.findall(r"(:root[^{]*)\{([^}]*)\}", TOKENS)
    rules = {name.strip(): dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", body)) for name, body in blocks}
    light = rules[":root"]
    return {
        "light": light,
        "dark": light | rules[':root[data-theme="dark"]'],
        "dark by the system": light | rules[':root:not([data-theme="light"])'],
    }


@pytest.mark.parametrize("ground", GROUNDS)
def test_whatever_is_drawn_stands_out_three_to_one_on_every_ground(ground: str) -> None:
    faint = {name: contrast(colour, ground) for name, colour in DRAWN.items() if contrast(colour, ground) < 3}
    assert not faint


@pytest.mark.parametrize("eye", EYES)
def test_two_statuses_differ_in_colour_or_in_texture_for_every_eye(eye: str) -> None:
    alike = [
        (one.value, other.value)
        for one, other in combinations(AssessedStatus, 2)
        if STATUS_PATTERNS.get(one) == STATUS_PATTERNS.get(other)
        and difference(STATUS_COLOURS[one], STATUS_COLOURS[other], eye) < 0.08
    ]
    assert not alike


def test_no_status_wears_the_hatching_of_a_window() -> None:
    assert "/" not in STATUS_PATTERNS.values()


def test_every_status_has_a_colour() -> None:
    assert set(STATUS_COLOURS) == set(AssessedStatus)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_and_style_sheet_hold_the_same_palette(theme: str) -> None:
    tokens = themes()[theme]
    for status, colour in STATUS_COLOURS.items():
        assert tokens[f"status-{status.value.replace('_', '-')}"] == colour
    assert tokens["late"] == THEME.late
    assert tokens["neutral"] == THEME.neutral
    grounds = {tokens[name] for name in ("ground", "surface", "surface-hover", "surface-selected")}
    assert grounds <= set(GROUNDS)


def test_dark_is_the_same_whether_it_was_chosen_or_is_the_systems() -> None:
    assert themes()["dark"] == themes()["dark by the system"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("text", ("ground", "surface", "surface-hover", "surface-selected", "surface-sunken")),
        ("text-muted", ("ground", "surface", "surface-hover", "surface-selected", "surface-sunken")),
        ("text-faint", ("surface",)),
        ("accent", ("ground", "surface")),
        ("danger", ("surface", "danger-ground", "surface-selected")),
        ("warn", ("surface", "warn-ground")),
        ("good", ("surface", "good-ground")),
        ("on-primary", ("primary", "primary-hover")),
        ("on-accent", ("accent",)),
    ],
)
def test_text_stands_out_four_and_a_half_to_one(theme: str, text: str, grounds: Sequence[str]) -> None:
    tokens = themes()[theme]
    faint = {on: contrast(tokens[text], tokens[on]) for on in grounds if contrast(tokens[text], tokens[on]) < 4.5}
    assert not faint


def test_a_colour_is_made_translucent() -> None:
    assert translucent("#178358", 0.25) == "rgba(23,131,88,0.25)"
