"""What ``make mutation`` found: the score of each module of the law, and what survived unjudged.

A mutant is one altered line of ``docket/law``. It is killed when a test notices; one that survives
is either a hole in the tests or makes no difference that matters. The latter are judged one by one in
``docs/mutation.md``, by function; any other survivor is named here. Run: ``python -m tests.mutation``.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "mutants" / "docket" / "law"
JUDGED = ROOT / "docs" / "mutation.md"
LEAST = 90
"""Percent of the mutants that tests must notice."""

_KILLED = {1, 3, 24, 36, 37, 152, 255, -24}
"""Exit codes of a run that noticed: a failed test, a crash of the run, a run without end."""

_NAME = re.compile(
    r"(?P<module>[\w.]+?)\.(?:x_|xǁ(?P<kind>\w+)ǁ)(?P<function>\w+)__mutmut_(?P<n>\d+)"
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One altered line."""

    name: str
    killed: bool

    @property
    def function(self) -> str:
        """Where it is: ``periods._safe``, ``calendar.Calendar.of``."""
        found = _NAME.fullmatch(self.name)
        if found is None:
            return self.name
        parts = (found["module"].removeprefix("docket.law."), found["kind"], found["function"])
        return ".".join(part for part in parts if part)

    @property
    def module(self) -> str:
        """The module of the law."""
        return self.function.partition(".")[0]


def mutants(folder: Path = RESULTS) -> Iterator[Mutant]:
    """Every mutant that was tried, as mutmut left its verdict."""
    for file in sorted(folder.glob("*.meta")):
        verdicts = json.loads(file.read_text(encoding="utf8"))["exit_code_by_key"]
        for name, code in verdicts.items():
            if code is not None:
                yield Mutant(name, killed=code in _KILLED)


def judged() -> Counter[str]:
    """How many survivors of each function are judged: the rows of the table in the document."""
    rows = re.findall(
        r"^\| `(\w+\.[\w.]+)` \| (\d+) \|", JUDGED.read_text(encoding="utf8"), re.MULTILINE
    )
    return Counter({function: int(number) for function, number in rows})


def report() -> int:
    """Print the scores and the unjudged survivors; 1 when the score is too low."""
    found = list(mutants())
    if not found:
        print("mutation: no results; run make mutation first")  # noqa: T201
        return 1
    for line in _lines(found):
        print(line)  # noqa: T201
    return int(_score(found) < LEAST)


def _lines(found: list[Mutant]) -> Iterator[str]:
    for module in sorted({one.module for one in found}):
        of_module = [one for one in found if one.module == module]
        yield f"{module:16} {_score(of_module):5.1f} %  {len(of_module):5}"
    yield f"{'docket/law':16} {_score(found):5.1f} %  {len(found):5}   (at least {LEAST} %)"
    survived = Counter(one.function for one in found if not one.killed)
    for function, number in sorted((survived - judged()).items()):
        yield f"survived unjudged: {function} ({number})"


def _score(found: list[Mutant]) -> float:
    return 100 * sum(one.killed for one in found) / len(found)


if __name__ == "__main__":
    sys.exit(report())
