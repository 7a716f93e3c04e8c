"""Static files: compressed once, and kept for ever or asked for with a tag, as their address says."""

import gzip
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.web import plotly_bundle
from dashboard.web.static_files import SAME_FROM_HERE, SAME_TO_HERE, PackedMiddles
from tests.support.asgi_client import Asker

FILE = "/assets/js/shell/live.js"
FROM, TO = SAME_FROM_HERE.encode(), SAME_TO_HERE.encode()


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
    assert "immutable" in newcomer.ask("GET", f"{FILE}?m=1.5").headers["cache-control"]
    page = newcomer.ask("GET", "/").text
    plotly = re.search(r'src="(/static/plotly-[0-9a-f]{16}\.min\.js)"', page)
    assert plotly is not None
    answer = newcomer.ask("GET", plotly[1])
    assert "immutable" in answer.headers["cache-control"]
    assert f"plotly.js (basic - minified) v{plotly_bundle.version()}" in answer.text[:400] or (
        f"plotly.js v{plotly_bundle.version()}" in answer.text[:400]
    )


def test_a_file_that_is_not_there_is_missing_and_one_outside_the_folder_too(newcomer: Asker) -> None:
    assert newcomer.ask("GET", "/assets/nothing.js").status_code == 404
    assert newcomer.ask("GET", "/assets/../pyproject.toml").status_code == 404
    assert newcomer.ask("GET", "/static/plotly-0000000000000000.min.js").status_code == 404


def test_a_longer_answer_is_compressed_as_it_goes_out(newcomer: Asker) -> None:
    assert newcomer.ask("GET", "/", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in newcomer.ask("GET", "/", headers={"accept-encoding": "identity"}).headers


def test_without_npm_the_full_bundle_serves_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(plotly_bundle.NotFetched, match="npm is not here"):
        plotly_bundle.fetch_basic()
    assert plotly_bundle.full_path().is_file()


@given(parts=st.lists(st.sampled_from([b"<p>", b"word ", FROM, TO, b"\x00"]) | st.binary(max_size=900), max_size=6))
def test_a_page_put_together_from_pieces_is_whole(parts: list[bytes]) -> None:
    packing, page = PackedMiddles(), b"".join(parts)
    for _ in range(2):
        assert gzip.decompress(packing.packed(page)) == page
        assert zlib.decompress(packing.packed(page), wbits=31) == page


def test_the_middle_of_a_page_is_compressed_once_for_all() -> None:
    packing = PackedMiddles()
    for number in range(200):
        packing.packed(b"%d" % number + FROM + b"same" + TO + b"%d" % number)
    assert len(packing._kept) == 1
    for number in range(200):
        packing.packed(FROM + b"%d" % number + TO)
    assert len(packing._kept) == 48


def test_the_timeline_is_the_same_for_everybody_between_its_marks(newcomer: Asker) -> None:
    one, other = (newcomer.get("/", headers={"accept": "text/html"}).content for _ in range(2))
    middles = [page.partition(FROM)[2].partition(TO)[0] for page in (one, other)]
    assert one != other and middles[0] == middles[1] and len(middles[0]) > len(one) / 2
