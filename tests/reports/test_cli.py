"""``docket stats`` and ``docket report annual`` on a data folder, as they are typed."""

import asyncio
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docket import db
from docket.__main__ import main
from tests.factories import make_bureau, make_case
from tests.reports.year2023 import FIRST, RECON

RECONSIDERATION = (
    "行政复议：2023年我局行政复议案件共3件。已办结行政复议案件3件，其中复议结果维持3件，复议终止0件，"
    "驳回申请0件，撤销0件，确认违法0件。尚未作出复议决定0件。"
)
LITIGATION = (
    "行政诉讼：2023年我局行政诉讼案件共1件，其中败诉1件。其中一审案件1件，已结1件，未结0件，"
    "一审胜诉率为0%；无二审案件。"
)


def run(*arguments: str, data: Path) -> Result:
    return CliRunner().invoke(main, [*arguments, "--data", str(data)])


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder whose year has three upheld reconsiderations and one lost suit."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert run("migrate", data=tmp_path).exit_code == 0
    asyncio.run(_fill(tmp_path))
    return tmp_path


async def _fill(folder: Path) -> None:
    async with db.running(db.engine_from_url(f"sqlite:///{folder / 'docket.sqlite'}")):
        bureau = await make_bureau()
        for code in ("r_upheld", "r_upheld", "r_upheld"):
            await make_case(RECON, code, bureau=bureau)
        await make_case(FIRST, "f_revoked", bureau=bureau)


def test_the_report_is_printed_with_its_checks(data: Path) -> None:
    lines = run("report", "annual", "--year", "2023", data=data).stdout.splitlines()

    assert lines[0] == "云澜市公安局青渡分局 2023年"
    assert lines[2:5] == [
        "七、依法开展复议诉讼，有效化解行政争议",
        RECONSIDERATION,
        LITIGATION,
    ]
    assert "三、（一）明确领导责任（摘句）" in lines
    assert "  ✓ 一审1件 + 二审0件 = 1件，与诉讼总数一致" in lines


def test_the_report_as_json_marks_every_figure(data: Path) -> None:
    report = json.loads(run("report", "annual", "--year", "2023", "--json", data=data).stdout)

    marked = [s for s in report["passages"][0]["segments"] if s["measure"]]
    assert [(s["measure"], s["text"], len(s["ids"])) for s in marked[:3]] == [
        ("recon.handled", "3", 3),
        ("recon.closed", "3", 3),
        ("recon.upheld", "3", 3),
    ]
    assert {m["id"] for m in report["figures"]} >= {s["measure"] for s in marked}


def test_the_figures_are_listed_with_their_cases(data: Path) -> None:
    period = ("--from", "2023-01-01", "--to", "20231231")

    text = run("stats", *period, "--measure", "recon.upheld", "--ids", data=data).stdout
    found = json.loads(run("stats", *period, "--json", "--authority", "qd", data=data).stdout)

    assert text.startswith("2023-01-01 至 2023-12-31，办理口径")
    assert "复议结果维持 [recon.upheld] 3\n" in text
    assert re.search(r"\n  案件：(2023-\d+（行政复议）、){2}2023-\d+（行政复议）\n", text)
    assert len(found) == 60
    assert {m["id"]: m["display"] for m in found}["suit.win_nonloss"] == "0%"
    assert all(m["numerator"]["ids"] is None for m in found)


def test_an_unknown_authority_is_refused_with_those_there_are(data: Path) -> None:
    result = run("report", "annual", "--year", "2023", "--authority", "zz", data=data)

    assert result.exit_code == 2
    assert "现有：qd(云澜市公安局青渡分局)。" in result.stderr


def test_a_year_that_cannot_be_meant_is_refused(data: Path) -> None:
    result = run("report", "annual", "--year", "203", data=data)

    assert result.exit_code == 2
    assert "四位年份" in result.stderr
