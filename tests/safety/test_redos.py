"""ReDoS: no pattern of the program needs more than a bounded number of steps for each character.

A pattern that backtracks would take minutes on what is tried here; the operating system ends the
child process long before. The patterns by which papers are read (``intake.rules``) look ahead over
whole sentences and are not among them: they are at work in a process of their own alone, which is
ended when a file takes too long (``intake.worker``).
"""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = 300
"""For all together; each text has its own limit."""

EVERY_PATTERN = """
import importlib, pkgutil, re, signal, sys, docket
tried = 0
pieces = ["a", "1", " ", "(", ")", "“", "国务院", "关于", "通知", "年", "2024年", "1月1日", "号", "初",
          "行", "。", ",", ":", "@", "`", "<", "T", "-", "第", "之一", "\\n", "\\t ", "[a", "a]",
          "(2024)浙9901行初", "放假", "至", "星期六", "(byte 1", "Expected `", "failed:"]
for module in pkgutil.walk_packages(docket.__path__, "docket."):
    if module.name.endswith("__main__") or module.name.startswith("docket.intake."):
        continue
    for name, value in vars(importlib.import_module(module.name)).items():
        if not isinstance(value, re.Pattern):
            continue
        tried += 1
        print(module.name, name, file=sys.stderr)  # the last one is the one that ran out of time
        for piece in pieces:
            signal.setitimer(signal.ITIMER_VIRTUAL, 5)  # processor time, and no handler: it ends
            text = piece * (1_000 // len(piece))
            for hostile in (text, text + "!", "x" + text):
                value.search(hostile), value.fullmatch(hostile)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
print(tried)
"""

HOSTILE_TEXTS = """
from docket.calendars.rules import read_notice
from docket.errors import DocketError
from docket.law.case_numbers import parse
from docket.papers.rules import safe_name
from docket.web import validation
tried = 0
pieces = ["国务院", "国务院关于", "2027年1月1日至", "一、元旦:", "星期六、", "放假", " ", "(", "。",
          "[", "{", "\\"", "1"]
for piece in pieces:
    text = piece * (100_000 // len(piece))
    for read in (read_notice, parse, safe_name, lambda text: validation.decode(text.encode())):
        try:
            read(text)
        except (DocketError, ValueError):
            pass
        tried += 1
print(tried)
"""


def within_limits(program: str) -> int:
    """What a program prints, run with as much time as a child may use."""
    done = subprocess.run(  # noqa: S603 -- our own interpreter, our own words
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),
    )
    assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr[-2000:]}"
    return int(done.stdout)


@pytest.mark.parametrize(
    ("program", "at_least"),
    [
        pytest.param(EVERY_PATTERN, 20, id="every compiled pattern"),
        pytest.param(HOSTILE_TEXTS, 40, id="whatever reads a long text"),
    ],
)
def test_redos_a_hostile_text_is_read_in_bounded_steps(program: str, at_least: int) -> None:
    assert within_limits(program) >= at_least
