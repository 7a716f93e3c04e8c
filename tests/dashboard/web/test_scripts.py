"""What holds of the scripts as files; what they do is tried in tests/browser."""

import re

import pytest

from dashboard.web.asset_bundles import BOOT_SCRIPTS, SCRIPTS, assets_folder

TEXTS = {name: (assets_folder() / "js" / name).read_text("utf-8") for name in (*BOOT_SCRIPTS, *SCRIPTS)}


def test_one_script_wraps_fetch_and_every_other_is_a_step_in_its_list() -> None:
    assert [name for name, text in TEXTS.items() if "fetch =" in text] == ["lib/requests.js"]
    (order,) = re.findall(r"ORDER = \[(.*?)\]", TEXTS["lib/requests.js"], re.DOTALL)
    listed = re.findall(r'"([\w-]+)", // .*: (\S+)', order)
    used = {
        step: name for name, text in TEXTS.items() for step in re.findall(r'commitmentsRequests\.use\("([\w-]+)"', text)
    }
    assert dict(listed) == used


def test_every_script_of_the_folder_is_loaded_once() -> None:
    files = {str(path.relative_to(assets_folder() / "js")) for path in (assets_folder() / "js").rglob("*.js")}
    assert sorted(TEXTS) == sorted(files)
    assert len(TEXTS) == len(BOOT_SCRIPTS) + len(SCRIPTS)


def test_one_script_observes_the_document_and_one_pushes_addresses() -> None:
    texts = {name: text for name, text in TEXTS.items() if not name.startswith("forms/")}
    observing = [name for name, text in texts.items() if "observe(document.documentElement" in text]
    pushing = [name for name, text in texts.items() if re.search("pushState|replaceState|_pushstate", text)]
    assert observing == ["lib/appear.js"]
    assert set(pushing) == {"lib/navigation.js", "lib/dash.js"}


@pytest.mark.parametrize("folder", ["components", "lib", "review", "shell", "table", "timeline"])
def test_names_of_dash_and_plotly_stand_in_one_script(folder: str) -> None:
    names = r"_dashprivate|__react|_fullLayout|set_props|callback_context|\.dash-|js-plotly|hoverlayer|is-loading"
    using = [name for name, text in TEXTS.items() if name.startswith(f"{folder}/") and re.search(names, text)]
    assert using == (["lib/dash.js"] if folder == "lib" else [])


def test_scripts_read_ids_from_the_page() -> None:
    ids = re.compile(r"(commitments-grid|timeline-board|filter-bar|overview-strip|drawer-form|drawer-h)-?[a-z-]+\b")
    of_pages = [name for name in TEXTS if name.startswith(("components/", "table/", "timeline/", "shell/"))]
    typed = {name: [m[0] for m in ids.finditer(TEXTS[name])] for name in of_pages}
    assert {name: matches for name, matches in typed.items() if matches} == {}
