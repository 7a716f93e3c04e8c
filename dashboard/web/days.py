"""`GET /days/read`: the day that somebody typed outside a form, read by the one reader of days."""

from typing import Annotated

from fastapi import APIRouter, Query

from dashboard.settings import Settings
from db.domain.day_words import read_one_day
from db.errors import InvalidInput

MAX_WORDS_LENGTH = 64


def days_router(settings: Settings) -> APIRouter:
    """The route of the header's fields, which are about the past; the script reads plain days itself."""
    router = APIRouter(include_in_schema=False)

    @router.get("/days/read")
    def read(words: Annotated[str, Query(max_length=MAX_WORDS_LENGTH)]) -> dict[str, str]:
        try:
            return {"day": read_one_day(words, field="words", today=settings.today()).isoformat()}
        except InvalidInput as problem:
            return {"problem": str(problem)}

    return router
