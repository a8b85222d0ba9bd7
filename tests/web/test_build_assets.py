"""What the pages load from npm is fetched when docket is built, and is not needed to run it."""

import json
import subprocess
from pathlib import Path
from typing import Any, cast

import pytest
from hatchling.metadata.core import ProjectMetadata

from docket.web.build_assets import ASSETS, Assets

WEB = Path(__file__).parents[2] / "docket" / "web"


def hook(root: Path) -> Assets:
    """The hook as hatchling makes it."""
    metadata = cast("ProjectMetadata[Any]", None)  # it reads none
    return Assets(str(root), {}, None, metadata, str(root), "wheel")


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working copy in which nothing was fetched, on a machine without npm."""
    (tmp_path / "docket/web/static").mkdir(parents=True)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_an_editable_install_goes_on_without_npm(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data: dict[str, Any] = {"artifacts": []}
    hook(bare).initialize("editable", data)

    assert data == {"artifacts": []}
    assert "pages will work without htmx" in capsys.readouterr().err


def test_a_wheel_is_not_built_without_what_it_must_hold(bare: Path) -> None:
    with pytest.raises((OSError, subprocess.SubprocessError)):
        hook(bare).initialize("standard", {"artifacts": []})


def test_what_was_fetched_goes_into_the_wheel_without_asking_again(bare: Path) -> None:
    vendor = bare / "docket/web/static/vendor"
    vendor.mkdir()
    for name in ASSETS.values():
        (vendor / name).write_text("// fetched", encoding="utf8")
    data: dict[str, Any] = {"artifacts": []}
    hook(bare).initialize("standard", data)

    assert data == {"artifacts": ["/docket/web/static/vendor/*"]}


def test_every_npm_package_is_pinned_with_its_digest_and_names_no_host() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf8"))["packages"]
    asked = json.loads((WEB / "package.json").read_text(encoding="utf8"))
    pinned = {**asked["dependencies"], **asked["devDependencies"]}

    assert {f"node_modules/{name}" for name in pinned} == set(lock) - {""}
    for name, version in pinned.items():
        entry = lock[f"node_modules/{name}"]
        assert entry["version"] == version
        assert entry["integrity"].startswith("sha512-")
        assert "resolved" not in entry
