"""What holds of the scripts as files; what they do is tried in tests/browser."""

import re

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
