"""What must hold of the project as a whole: its locks, its sizes, its documents, its wheel."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest

from docket.__main__ import main
from docket.docketing.schemas import Filing
from docket.statistics.rules import catalogue
from docket.web import validation
from tests import codes_page, facts_page, figures_page, rights_page

ROOT = Path(__file__).parents[1]
LEFT_OUT = {
    ".git",
    ".venv",
    "dist",
    "docket-data",
    "node_modules",
    "vendor",
    "shots",
    "__pycache__",
}
HTMX = "docket/web/static/vendor/htmx.min.js"
LINK = r"\]\((?!https?:|#|mailto:)([^)#]+)"
REGISTRY_HOSTS = [
    f"{name}.{end}"
    for name, end in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb.debian", "org"),
        ("crates", "io"),
        ("proxy.golang", "org"),
    ]
]


def files() -> Iterator[Path]:
    """Every file of the project, leaving out what the tools make."""
    for folder, names, found in os.walk(ROOT):
        names[:] = [n for n in names if n not in LEFT_OUT and not n.endswith(("_cache", "-info"))]
        names[:] = [n for n in names if n != ".hypothesis"]
        yield from (Path(folder, name) for name in found)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf8")


def locked(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Of each package in a lock file, its version with markers, and its hashes."""
    blocks = re.split(r"\n(?=[a-z0-9])", read(name))
    return {
        block.split("==")[0]: (
            block.split("==")[1].split("\\")[0].strip(),
            frozenset(re.findall(r"--hash=(sha256:[0-9a-f]{64})", block)),
        )
        for block in blocks
    }


def named(requirements: list[str]) -> set[str]:
    """The packages that requirement lines name, without extras and versions."""
    return {re.split(r"[\[><=;~! ]", line)[0].lower() for line in requirements}


# Locks


def test_dev_lock_repeats_the_run_lock() -> None:
    """`make test` must test the very files that `make run` runs."""
    run, dev = locked("requirements.lock"), locked("requirements-dev.lock")

    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_a_hash(lock: str) -> None:
    assert not [name for name, (_, hashes) in locked(lock).items() if not hashes]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_lock_names_no_host_and_no_folder_of_a_machine(lock: str) -> None:
    assert not re.findall(r".*(?://|file:|/home/|/root/|/tmp/).*", read(lock))


def test_locks_hold_what_pyproject_asks_for() -> None:
    """`make lock` was run after the last change of a dependency."""
    project = tomllib.loads(read("pyproject.toml"))
    groups = project["dependency-groups"]
    run = named(project["project"]["dependencies"]) | named(groups["build"])
    dev = named([line for line in groups["dev"] if isinstance(line, str)])

    assert run <= set(locked("requirements.lock"))
    assert run | dev <= set(locked("requirements-dev.lock"))


def test_running_pulls_no_test_tool() -> None:
    dev = tomllib.loads(read("pyproject.toml"))["dependency-groups"]["dev"]

    assert not named([line for line in dev if isinstance(line, str)]) & set(
        locked("requirements.lock")
    )


# Files


def test_no_file_names_a_package_registry() -> None:
    """The project installs through whatever registry a machine is set up with."""
    naming = [
        str(path.relative_to(ROOT))
        for path in files()
        if any(host.encode() in path.read_bytes() for host in REGISTRY_HOSTS)
    ]

    assert not naming


@pytest.mark.parametrize(("folder", "most"), [("docket", 400), ("tests", 500)])
def test_every_module_is_short_enough_to_be_one_thing(folder: str, most: int) -> None:
    """Look twice at 250 lines, split at 400; a test may be a long list of cases."""
    lines = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf8").splitlines())
        for path in (ROOT / folder).rglob("*.py")
    }

    assert {name: count for name, count in lines.items() if count > most} == {}


def test_every_text_ends_with_one_newline() -> None:
    endings = {str(path.relative_to(ROOT)): path.read_bytes()[-2:] for path in files()}
    texts = {name: end for name, end in endings.items() if not name.endswith((".png", ".pdf"))}

    assert [n for n, end in texts.items() if end and (end[-1:] != b"\n" or end == b"\n\n")] == []


def test_license_is_the_whole_apache_license() -> None:
    text = read("LICENSE")

    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert "APPENDIX: How to apply the Apache License to your work." in text


def test_wheel_holds_the_program_its_migrations_and_the_sample(tmp_path: Path) -> None:
    """An installed docket needs nothing from a working copy, nor npm, which builds it."""
    if not (ROOT / HTMX).exists() and shutil.which("npm") is None:
        pytest.skip("There is no npm here, and a wheel is built with it.")
    subprocess.run(  # noqa: S603 -- our own interpreter, our own words
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    working = {str(path.relative_to(ROOT)) for path in files()}
    wanted = {
        name.replace("fixtures/", "docket/fixtures/", 1) if name.startswith("fixtures/") else name
        for name in working
        if name.startswith(("docket/", "piccolo_migrations/", "fixtures/"))
        or name == "piccolo_conf.py"
    }

    assert {*wanted, HTMX} - inside == set()


# Documents


def commands(group: click.Group, before: str = "docket") -> Iterator[str]:
    """Every command, as it is typed."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


@pytest.mark.parametrize("command", list(commands(main)))
def test_readme_shows_every_command(command: str) -> None:
    assert command in read("README.md")


def examples() -> list[list[str]]:
    """The docket commands that README's shell blocks show."""
    blocks = re.findall(r"```sh\n(.*?)```", read("README.md"), flags=re.DOTALL)
    lines = [part for block in blocks for part in re.split(r"\n|&&", block)]
    typed = [shlex.split(line, comments=True) for line in lines]
    return [words[1:] for words in typed if words[:1] == ["docket"]]


@pytest.mark.parametrize("words", examples(), ids=" ".join)
def test_readme_shows_commands_as_they_are_typed(words: list[str]) -> None:
    command: click.Command = main
    while isinstance(command, click.Group) and not (
        command.invoke_without_command and words[0].startswith("-")
    ):
        command, words = command.commands[words[0]], words[1:]
    options = {name for option in command.params for name in option.opts}

    assert {word for word in words if word.startswith("--")} <= options


def test_readme_names_every_setting() -> None:
    """Whatever the program reads from the environment."""
    source = "\n".join(p.read_text(encoding="utf8") for p in (ROOT / "docket").rglob("*.py"))
    settings = set(re.findall(r"environ(?:\.get\(|\[)\s*\"([A-Z_]+)\"", source))

    assert {"DATABASE_URL", "DOCKET_DATA", "DOCKET_FILES"} <= settings
    assert {name for name in settings if f"`{name}`" not in read("README.md")} == set()


def test_readme_names_every_make_target() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", read("Makefile"), flags=re.MULTILINE)

    assert set(targets) == {
        "help",
        "run",
        "test",
        "ocr",
        "lint",
        "mutation",
        "fuzz",
        "score",
        "lock",
        "shots",
    }
    assert {target for target in targets if f"`make {target}`" not in read("README.md")} == set()


def test_page_of_figures_says_what_the_program_counts() -> None:
    """Written anew by ``.venv/bin/python -m tests.figures_page``."""
    assert all(f"## `{id_}` " in figures_page.page() for id_ in catalogue.IDS)
    assert read("docs/figures.md") == figures_page.page()


def test_page_of_codes_says_what_the_data_says() -> None:
    """Written anew by ``.venv/bin/python -m tests.codes_page``."""
    assert "| `copy_received` | 收到副本 |" in codes_page.page()
    assert read("docs/codes.md") == codes_page.page()


def test_page_of_rights_says_what_the_table_says() -> None:
    """Written anew by ``.venv/bin/python -m tests.rights_page``."""
    assert "| `manage_users` | 管理用户 | ✓ |" in rights_page.page()
    assert read("docs/rights.md") == rights_page.page()


def test_page_of_facts_says_what_docket_reads() -> None:
    """Written anew by ``.venv/bin/python -m tests.facts_page``."""
    page = facts_page.page()

    for fact in facts_page.facts():
        section = page.partition(f"\n## {facts_page.tag(fact)}\n")[2].partition("\n## ")[0]
        names = {field.name for field in msgspec.structs.fields(fact)} - {"ref"}
        assert names
        assert {name for name in names if f"| `{name}` |" not in section} == set()
    assert read("docs/facts.md") == page


def test_page_of_facts_has_an_example_of_each_that_docket_reads() -> None:
    filing = {"why": "示例", "facts": facts_page.EXAMPLES}
    read_back = validation.read(msgspec.json.encode(filing), Filing)

    assert [type(fact) for fact in read_back.facts] == list(facts_page.facts())
    assert {e["fact"] for e in facts_page.EXAMPLES} == set(
        re.findall(r"^## (.*)$", read("docs/facts.md"), re.MULTILINE)
    )


def test_readme_examples_are_filings_that_docket_reads() -> None:
    examples = re.findall(r"```json\n(.*?)```", read("README.md"), flags=re.DOTALL)
    facts = [validation.read(example.encode(), Filing).facts for example in examples]

    assert [len(filing) for filing in facts] == [2, 6, 1]


def test_every_decision_is_in_the_index() -> None:
    index = read("docs/decisions/README.md")
    decisions = [path.name for path in (ROOT / "docs/decisions").glob("[0-9]*.md")]

    assert decisions
    assert [name for name in decisions if f"({name})" not in index] == []


def test_no_document_points_to_a_file_that_is_not_there() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(
            r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf8")
        )
        if not (page.parent / target).exists()
    ]

    assert broken == []


def test_changelog_says_what_is_not_released_yet() -> None:
    assert "\n## [Unreleased]\n" in read("CHANGELOG.md")
