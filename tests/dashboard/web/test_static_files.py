"""Static files: compressed once, and kept for ever or asked for with a tag, as their address says."""

import re

import pytest

from dashboard.web import plotly_bundle, static_files
from tests.support.asgi_client import Asker

FILE = "/assets/js/shell/live.js"


def test_a_file_comes_compressed_to_those_who_can_read_that_and_plain_to_others(newcomer: Asker) -> None:
    packed = newcomer.ask("GET", FILE, headers={"accept-encoding": "gzip"})
    plain = newcomer.ask("GET", FILE, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text and "EventSource" in plain.text
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])


def test_a_file_that_did_not_change_is_not_sent_again(newcomer: Asker) -> None:
    first = newcomer.ask("GET", FILE)
    assert first.headers["cache-control"] == "no-cache"
    again = newcomer.ask("GET", FILE, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_file_whose_address_changes_with_it_is_kept_for_ever(newcomer: Asker) -> None:
    page = newcomer.ask("GET", "/").text
    plotly = re.search(r'content="(/static/plotly-[0-9a-f]{16}\.min\.js)"', page)
    assert plotly is not None
    answer = newcomer.ask("GET", plotly[1])
    assert "immutable" in answer.headers["cache-control"]
    assert answer.content == plotly_bundle.bundle().body


def test_a_file_that_is_not_there_is_missing_and_one_outside_the_folder_too(newcomer: Asker) -> None:
    assert newcomer.ask("GET", "/assets/nothing.js").status_code == 404
    assert newcomer.ask("GET", "/assets/../pyproject.toml").status_code == 404
    assert newcomer.ask("GET", "/static/plotly-0000000000000000.min.js").status_code == 404


def test_a_longer_answer_is_compressed_as_it_goes_out(newcomer: Asker) -> None:
    assert newcomer.ask("GET", "/", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in newcomer.ask("GET", "/", headers={"accept-encoding": "identity"}).headers


@pytest.mark.parametrize("path", [FILE, "/_dash-component-suites/dash/html/dash_html_components.min.js"])
def test_a_made_up_query_or_fingerprint_reads_no_file_again(newcomer: Asker, path: str, reads: list[str]) -> None:
    first = newcomer.get(path)
    stem, _, ending = path.partition(".")
    for number in range(5):
        assert newcomer.get(f"{path}?r={number}").content == first.content
        assert newcomer.get(f"{stem}.v4_4_{number}m{number}.{ending}").content == first.content
    assert len(reads) <= 1


def test_a_made_up_query_earns_no_lasting_cache(newcomer: Asker) -> None:
    assert newcomer.get(f"{FILE}?m=1.5").headers["cache-control"] == "no-cache"


def test_another_tag_gets_the_file(newcomer: Asker) -> None:
    answer = newcomer.get(FILE, headers={"if-none-match": '"another"'})
    assert answer.status_code == 200 and "EventSource" in answer.text


def test_a_head_request_for_a_file_has_its_length_and_no_body(newcomer: Asker) -> None:
    head, get = newcomer.ask("HEAD", FILE), newcomer.get(FILE)
    assert head.content == b""
    assert head.headers["content-length"] == get.headers["content-length"]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The media types of the files that were compressed since."""
    compressed: list[str] = []
    original = static_files._file

    def noted(media_type: bytes, plain: bytes) -> static_files._File:
        compressed.append(media_type.decode())
        return original(media_type, plain)

    monkeypatch.setattr(static_files, "_file", noted)
    return compressed
