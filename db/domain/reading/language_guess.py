"""Which of the languages some words are probably written in."""

from db.domain.languages import CODES


def likely_languages(text: str) -> list[str]:
    """Stub."""
    return ["en"]
