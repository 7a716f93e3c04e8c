"""The header's fields read days as every other field does."""

from datetime import UTC

from dashboard.server import create_server
from dashboard.settings import Settings
from tests.support.asgi_client import FixedCounter, own_page
from tests.support.builders import NOON

READ = {
    "30 Sep": {"day": "2026-09-30"},
    "yesterday": {"day": "2026-11-21"},
    "29 February 2027": {"problem": "“29 February 2027” is impossible: there is no such day."},
}


def test_the_header_reads_days_as_every_form_does() -> None:
    settings = Settings(clock=lambda: NOON, time_zone=UTC)
    page = own_page(create_server(settings, FixedCounter(), pages=[]), settings)
    assert {words: page.get(f"/days/read?words={words}").json() for words in READ} == READ
    assert page.get(f"/days/read?words={'9' * 65}").status_code == 422
