"""What holds of the scripts as files; what they do is tried in tests/browser."""

import re

from dashboard.web.asset_bundles import BOOT_SCRIPTS, SCRIPTS, assets_folder

TEXTS = {name: (assets_folder() / "js" / name).read_text("utf-8") for name in (*BOOT_SCRIPTS, *SCRIPTS)}


def test_one_script_wraps_fetch_and_every_other_is_a_step_in_its_list() -> None:
    assert [name for name, text in TEXTS.items() if "fetch =" in text] == ["lib/requests.js"]
    (order,) = re.findall(r"ORDER = \[(.*?)\]", TEXTS["lib/requests.js"], re.DOTALL)
    listed = re.findall(r'"([\w-]+)", // .*: (\S+)', order)
    used = {step: name for name, text in TEXTS.items() for step in re.findall(r'requests\.use\("([\w-]+)"', text)}
    assert dict(listed) == used


def test_every_script_of_the_folder_is_loaded_once() -> None:
    files = {str(path.relative_to(assets_folder() / "js")) for path in (assets_folder() / "js").rglob("*.js")}
    assert sorted(TEXTS) == sorted(files)
    assert len(TEXTS) == len(BOOT_SCRIPTS) + len(SCRIPTS)


def test_one_script_observes_mutations_and_one_pushes_addresses() -> None:
    observing = [name for name, text in TEXTS.items() if "MutationObserver(" in text]
    pushing = [name for name, text in TEXTS.items() if re.search("pushState|replaceState|_pushstate", text)]
    assert observing == ["lib/appear.js"]
    assert set(pushing) == {"lib/navigation.js", "lib/dash.js"}


def test_names_of_dash_and_plotly_stand_in_one_script() -> None:
    names = r"_dash[-p]|__react|_fullLayout|set_props|callback_context|\.dash-|js-plotly|hoverlayer|is-loading"
    using = {name for name, text in TEXTS.items() if re.search(names, text)}
    assert using == {"lib/dash.js"}


def test_scripts_define_one_global_beside_those_that_libraries_read() -> None:
    whole = re.compile(r'/\*.*?\*/\n\(function \(\) \{\n  "use strict";\n.*\n\}\)\(\);\n', re.DOTALL)
    assert [name for name, text in TEXTS.items() if not whole.fullmatch(text)] == []
    defined = {name for text in TEXTS.values() for name in re.findall(r"(?:window|globalThis|self)\.(\w+) = ", text)}
    of_libraries = {"dash_clientside", "dashAgGridComponentFunctions", "Plotly", "regeneratorRuntime"}
    assert defined == {"commitments", "fetch", *of_libraries}


def test_scripts_read_ids_from_the_page() -> None:
    ids = re.compile(r"(commitments-grid|timeline-board|filter-bar|overview-strip|drawer-form|drawer-h)-?[a-z-]+\b")
    of_pages = [name for name in TEXTS if name.startswith(("components/", "table/", "timeline/", "shell/"))]
    typed = {name: [m[0] for m in ids.finditer(TEXTS[name])] for name in of_pages}
    assert {name: matches for name, matches in typed.items() if matches} == {}
