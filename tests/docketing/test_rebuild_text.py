"""``docket rebuild --check``: what differs is told by our number and the rule's Chinese name."""

import json
import sqlite3
from pathlib import Path

from tests.commands import run
from tests.facts import BUREAU, MATTER, event, reconsideration


def test_a_difference_is_told_in_the_words_of_people(tmp_path: Path) -> None:
    assert run("migrate", data=tmp_path).exit_code == 0
    received = event("@recon", "copy_received", "2024-09-27", authority="@bureau")
    facts = [*BUREAU, *MATTER, reconsideration(), received]
    run("file", "-", data=tmp_path, stdin=json.dumps({"why": "收到申请书", "facts": facts}))
    with sqlite3.connect(tmp_path / "docket.sqlite") as connection:
        connection.execute("DELETE FROM deadline WHERE rule = 'recon_reply'")
        connection.execute("UPDATE tally SET wln = 'loss'")
    connection.close()

    checked = run("rebuild", "--check", data=tmp_path)

    assert checked.exit_code == 1
    lines = checked.stdout.splitlines()
    assert "案件 2023-0001  期限  缺少：书面答复并提交证据（程序 1，起算事件 1）" in lines
    assert "案件 2023-0001  统计  不一致：程序 1，本机关 1" in lines
    assert "共 2 处不一致。" in lines
