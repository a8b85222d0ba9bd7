"""Each import contract of pyproject.toml is broken by the offence it is there for."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["tool"]["importlinter"]
NAMES = {contract["name"]: contract for contract in CONFIG["contracts"]}

OFFENCES = [
    pytest.param(
        "Capabilities form layers",
        {"matters/rules.py": "from docket.proceedings import rules"},
        id="a lower capability calls a higher one",
    ),
    pytest.param(
        "Capabilities form layers",
        {"web/planted.py": "from docket import db"},
        id="the web kit opens the database",
    ),
    pytest.param(
        "Capabilities form layers",
        {"planted/__init__.py": ""},
        id="a package without a place among the layers",
    ),
    pytest.param(
        "Inside a capability",
        {"papers/queries.py": "", "papers/tables.py": "from docket.papers import queries"},
        id="a table reads through the queries",
    ),
    pytest.param(
        "Inside a capability",
        {"papers/api.py": "", "papers/service.py": "from docket.papers import api"},
        id="a service calls its own API",
    ),
    pytest.param(
        "Rules do no I/O and know no framework",
        {"papers/rules.py": "from piccolo.columns import Varchar"},
        id="a rule knows the framework",
    ),
    pytest.param(
        "Rules do no I/O and know no framework",
        {"papers/rules.py": "from docket import db"},
        id="a rule fetches what it needs",
    ),
    pytest.param(
        "Rules do no I/O and know no framework",
        {"law/periods.py": "from importlib import resources"},
        id="the law reads a file outside its library",
    ),
    pytest.param(
        "The second count stands apart from the first",
        {"law/second_count.py": "from docket.law.periods import nth_working_day"},
        id="the second counter asks the first",
    ),
    pytest.param(
        "Rules do no I/O and know no framework",
        {"deadlines/rules.py": "from docket import clock"},
        id="a rule asks the clock",
    ),
    pytest.param(
        "Only the edge knows Litestar",
        {"papers/service.py": "from litestar import Request"},
        id="a service takes a request",
    ),
    pytest.param(
        "No cycles",
        {
            "law/planted_a.py": "import docket.law.planted_b",
            "law/planted_b.py": "import docket.law.planted_a",
        },
        id="two modules of one package import each other",
    ),
]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's own modules and the contracts, to spoil copies of."""
    folder = tmp_path_factory.mktemp("clean")
    shutil.copytree(ROOT / "docket", folder / "docket", ignore=_all_but_modules)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def _all_but_modules(folder: str, names: list[str]) -> set[str]:
    """What the contracts do not read: data, pages, compiled files."""
    kept = {name for name in names if name.endswith(".py") or (Path(folder) / name).is_dir()}
    return set(names) - kept | {"__pycache__", "node_modules"}


def verdicts(folder: Path) -> dict[str, str]:
    """What import-linter says of each contract in this folder."""
    call = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(  # noqa: S603 -- our own interpreter, our own words
        [sys.executable, "-c", call, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "", "PYTHONUTF8": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf8",
        check=False,
    )
    found = {
        name: line.removeprefix(name).split()[0]
        for line in done.stdout.splitlines()
        for name in NAMES
        if line.startswith(name) and line.endswith(("KEPT", "BROKEN"))
    }
    assert found, done.stdout + done.stderr
    return found


def test_program_keeps_every_contract(copied: Path) -> None:
    assert verdicts(copied) == dict.fromkeys(NAMES, "KEPT")


@pytest.mark.parametrize(("contract", "offence"), OFFENCES)
def test_offence_breaks_contract(
    contract: str, offence: dict[str, str], copied: Path, tmp_path: Path
) -> None:
    shutil.copytree(copied, tmp_path, dirs_exist_ok=True)
    for name, line in offence.items():
        module = tmp_path / "docket" / name
        module.parent.mkdir(exist_ok=True)
        before = module.read_text(encoding="utf8") if module.exists() else ""
        module.write_text(f"{before}\n{line}\n", encoding="utf8")

    assert verdicts(tmp_path)[contract] == "BROKEN"


def test_every_contract_was_seen_to_fail() -> None:
    assert {case.values[0] for case in OFFENCES} == set(NAMES)


def test_every_capability_is_held_to_its_inner_order() -> None:
    """A folder with one of the fixed file names is a capability."""
    fixed = {"api", "pages", "cli", "service", "queries", "tables", "schemas"}
    capabilities = {
        f"docket.{folder.name}"
        for folder in (ROOT / "docket").iterdir()
        if folder.is_dir() and fixed & {entry.stem for entry in folder.iterdir()}
    }

    assert capabilities == set(NAMES["Inside a capability"]["containers"])


def test_every_module_of_the_law_but_the_library_is_held_pure() -> None:
    modules = {f"docket.law.{module.stem}" for module in (ROOT / "docket" / "law").glob("*.py")}
    pure = set(NAMES["Rules do no I/O and know no framework"]["source_modules"])

    assert modules - pure == {"docket.law.__init__", "docket.law.library"}
