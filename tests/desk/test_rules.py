"""``docket rules`` and its API: the book as a table, one rule whole, the document to be signed."""

import asyncio
import json
from functools import partial
from pathlib import Path

import pytest

from docket import clock
from docket import db as database
from docket.accounts.rules import Viewer
from docket.docketing.service import apply_rules, from_file, prepare
from docket.law import library
from tests.clients import local_client
from tests.commands import run
from tests.facts import COUNSEL, NOON, TODAY
from tests.rulebook.invented import AS_TOML, FORMER, VERSION, rules

BOOK = library.rulebook()


def test_the_table_has_every_version_and_names_what_waits_for_a_newer_text() -> None:
    lines = run("rules").stdout.splitlines()

    assert len(lines) == 1 + len(BOOK.rules)
    [redo] = [text for text in lines if text.startswith("recon_redo_default ")]
    assert redo.rstrip().endswith("2026-07-01起新文本待核")


def test_a_word_lists_the_rules_that_have_it_in_their_name() -> None:
    found = json.loads(run("rules", "上诉", "--json").stdout)

    assert {"appeal_judgment", "appeal_ruling", "appeal_fee"} <= {one["key"] for one in found}
    assert all("上诉" in one["name_zh"] for one in found)


def test_one_rule_is_shown_whole_with_all_its_versions() -> None:
    """The newest first, with sentence, words and examples."""
    text = run("rules", "recon_reply").stdout

    assert text.index("recon_reply@2024-01-01") < text.index("recon_reply@1999-10-01")
    assert "满10个工作日届满" in text
    assert "满10日届满" in text
    assert "「本法关于行政复议期间有关“五日”、“七日”的规定是指工作日，不含节假日」" in text
    assert "2024年9月27日（周五）起算，2024年10月16日（周三）届满" in text


def test_an_alias_shows_the_version_it_pins() -> None:
    [old] = json.loads(run("rules", "old_recon_reply", "--json").stdout)

    assert (old["version"], old["law_key"]) == ("recon_reply@1999-10-01", "FYF17")
    assert old["quotes"] == list(BOOK.versions("old_recon_reply")[0].quotes)


def test_the_document_is_the_whole_book_or_one_rule_of_it() -> None:
    whole = run("rules", "--markdown").stdout
    one = run("rules", "nonlit_apply", "--markdown").stdout

    assert whole.count("\n### ") == len(BOOK.rules)
    assert one.count("\n### ") == 1
    assert whole.rstrip().splitlines()[-1].startswith("复核人：")


def test_an_unknown_rule_is_refused_with_the_nearest_names() -> None:
    refused = run("rules", "recon_replay")

    assert refused.exit_code == 2
    assert "recon_reply" in refused.stderr


@pytest.mark.usefixtures("db")
async def test_the_api_gives_the_same_rule_whole() -> None:
    on_terminal = json.loads(run("rules", "recon_reply", "--json").stdout)

    async with local_client() as client:
        found = await client.get("/api/v1/rules/recon_reply")
        unknown = await client.get("/api/v1/rules/recon_replay")

    assert found.status_code == 200
    assert found.json() == on_terminal
    assert (unknown.status_code, "recon_reply" in unknown.text) == (422, True)


@pytest.mark.parametrize(
    ("path", "due"),
    [
        ("judgment_perform/due?on=2026-03-02&until=2026-04-05", "2026-04-07"),
        ("detention_stay_decision/due?on=2026-03-02&at=15:30:00", "2026-03-03"),
        ("recon_decision_extended/due?on=2026-03-02&added=15", "2026-05-18"),
    ],
)
@pytest.mark.usefixtures("db")
async def test_the_api_computes_what_a_paper_or_an_hour_decides(path: str, due: str) -> None:
    async with local_client() as client:
        answer = await client.get(f"/api/v1/rules/{path}")

    assert answer.json()["due_statutory"] == due


async def adopt_and_sign(url: str, folder: Path) -> None:
    """A docket in which the invented version was adopted, and its former one signed."""
    async with database.running(database.engine_from_url(url)):
        await database.migrate()
        await prepare(NOON)
        await apply_rules(
            partial(from_file, rules()),
            viewer=Viewer.everything(),
            folder=folder,
            actor=COUNSEL,
            why="虚构的公报",
            today=TODAY,
            at=NOON,
        )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder whose docket adopted an invented version."""
    asyncio.run(adopt_and_sign(f"sqlite:///{tmp_path}/docket.sqlite", tmp_path / "papers"))
    return tmp_path


def test_without_a_database_the_delivered_book_is_shown_and_with_one_the_adopted(
    data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    empty = tmp_path_factory.mktemp("empty")

    delivered = json.loads(run("rules", "answer_evidence", "--json", data=empty).stdout)
    adopted = json.loads(run("rules", "answer_evidence", "--json", data=data).stdout)

    assert [one["version"] for one in delivered] == [FORMER]
    assert [(one["version"], one["in_force_to"]) for one in adopted] == [
        (VERSION, None),
        (FORMER, "2026-10-31"),
    ]
    assert adopted[0]["source"] == "虚构的公报2026年第九百九十九号"


def test_a_signature_is_shown_wherever_the_rule_is(data: Path) -> None:
    signed = run("rules", "sign", VERSION, "--by", "公职律师甲", "--why", "核对无误", data=data)

    assert signed.exit_code == 0, signed.stderr
    today = clock.today().isoformat()
    lines = run("rules", "答辩状", data=data).stdout.splitlines()
    (signed_line,) = [text for text in lines if f"{today} 公职律师甲" in text]
    assert "虚构的行政诉讼法" in signed_line
    for form in ((), ("--markdown",)):
        text = run("rules", "answer_evidence", *form, data=data).stdout
        assert text.count(f"{today} 公职律师甲：核对无误") == 1
    found = json.loads(run("rules", "answer_evidence", "--json", data=data).stdout)
    assert [one["signed"] for one in found] == [
        {"signed_by": "公职律师甲", "signed_on": today, "note": "核对无误"},
        None,
    ]


def test_a_rule_is_signed_in_all_its_versions(data: Path) -> None:
    signed = run(
        "rules",
        "sign",
        "recon_reply",
        "--by",
        "公职律师甲",
        "--why",
        "核对无误",
        "--json",
        data=data,
    )

    assert json.loads(signed.stdout)["versions"] == [
        "recon_reply@1999-10-01",
        "recon_reply@2024-01-01",
    ]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("sign", "recon_replay", "--by", "甲", "--why", "无误"), "recon_reply"),
        (("sign", "recon_reply", "--by", "甲"), "--why：签署须注明"),
        (("sign", "recon_reply", "--why", "无误"), "--by：签署须注明"),
        (("strike", "recon_reply@2030-01-01"), "没有采用过"),
        (("strike", VERSION, "--apply", "--by", "甲"), "--why：更改规则须注明"),
        (("strike", VERSION, "--keep", "甲"), "“甲”不是期限的编号"),
        (("strike", VERSION, "--keep", "7：已告知"), "期限7不在受影响的期限之中"),
    ],
)
def test_what_cannot_be_signed_or_struck_is_refused(
    data: Path, typed: tuple[str, ...], says: str
) -> None:
    refused = run("rules", *typed, data=data)

    assert refused.exit_code in (1, 2)
    assert says in refused.stderr


def test_a_file_is_shown_first_and_adopted_with_a_name(data: Path) -> None:
    run("rules", "strike", VERSION, "--apply", "--why", "误载", "--by", "甲", data=data)
    file = data / "new.toml"
    file.write_text(AS_TOML, encoding="gb18030")

    shown = run("rules", "import", str(file), data=data)
    again = run("rules", "import", str(file), data=data)
    done = run("rules", "import", str(file), "--apply", "--why", "公报", "--by", "甲", data=data)

    assert shown.stdout == again.stdout
    assert f"增  {VERSION}" in shown.stdout
    assert f"{FORMER} in_force_to：— → 2026-10-31" in shown.stdout
    assert "未写入任何内容" in shown.stdout
    assert "已登记，历史第 4 号" in done.stdout
    assert "无需处理" in run("rules", "import", str(file), data=data).stdout


def test_nothing_is_adopted_from_a_faulty_file_and_every_fault_is_told(data: Path) -> None:
    faulty = AS_TOML.replace("length = 20", "length = 40").replace('status = "verified"', "")

    refused = run("rules", "import", "-", data=data, stdin=faulty)

    assert refused.exit_code == 2
    assert "status" in refused.stderr


def test_what_the_program_brings_is_marked_until_it_is_adopted(data: Path) -> None:
    version = "recon_reply_simplified@2024-01-01"
    run("rules", "strike", version, "--apply", "--why", "误撤", "--by", "甲", data=data)

    shown = run("rules", "recon_reply_simplified", data=data).stdout

    assert shown.count("随程序附带，尚未采用") == 1
    assert "规则有 1 个版本尚未采用" in run("migrate", data=data).stdout
    waiting = run("rules", "import", data=data).stdout
    assert f"增  {version}" in waiting


@pytest.mark.usefixtures("db")
async def test_the_api_shows_adopts_and_refuses_like_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKET_FILES", str(tmp_path))
    body = {"text": AS_TOML}
    async with local_client() as client:
        shown = await client.post("/api/v1/rules/preview", json=body)
        unsigned = await client.post("/api/v1/rules/versions", json={**body, "why": " "})
        done = await client.post("/api/v1/rules/versions", json={**body, "why": "虚构的公报"})
        twice = await client.post("/api/v1/rules/versions", json={**body, "why": "虚构的公报"})
        faulty = await client.post("/api/v1/rules/preview", json={"text": "{}"})
        read = await client.get("/api/v1/rules/answer_evidence")

    assert [one["version"] for one in shown.json()["versions"]] == [FORMER, VERSION]
    assert (unsigned.status_code, twice.status_code, faulty.status_code) == (422, 409, 422)
    assert done.status_code == 201
    assert [one["version"] for one in read.json()] == [VERSION, FORMER]


@pytest.mark.usefixtures("db")
async def test_the_api_signs_a_version_and_takes_one_back() -> None:
    """What stands behind `docket rules sign` and `strike`; nothing is struck by looking."""
    version = "recon_reply_simplified@2024-01-01"
    strikes, simplified = "/api/v1/rules/strikes", {"words": "recon_reply_simplified"}
    signature = {"rule": version, "signed_by": "沈某", "why": "与公报文本核对无误"}
    async with local_client() as client:
        blank = await client.post("/api/v1/rules/signatures", json={**signature, "signed_by": " "})
        unknown = await client.post("/api/v1/rules/signatures", json={**signature, "rule": "无此"})
        signed = await client.post("/api/v1/rules/signatures", json=signature)
        shown = await client.post(f"{strikes}/preview", json={"version": version})
        (before,) = (await client.get("/api/v1/rules", params=simplified)).json()
        unsigned = await client.post(strikes, json={"version": version, "why": " "})
        done = await client.post(strikes, json={"version": version, "why": "误采用"})
        twice = await client.post(strikes, json={"version": version, "why": "误采用"})
        (after,) = (await client.get("/api/v1/rules", params=simplified)).json()

    assert {one.status_code for one in (blank, unknown, unsigned)} == {422}
    assert twice.status_code == 404
    assert (signed.status_code, signed.json()["versions"]) == (201, [version])
    assert [one["change"] for one in shown.json()["versions"]] == ["removed"]
    assert before["signed"]["signed_by"] == "沈某"
    assert done.status_code == 201
    assert (before["awaiting"], after["awaiting"]) == (None, "new")


def test_a_version_is_written_out_to_be_changed_and_imported(data: Path) -> None:
    """Unchanged it is nothing new."""
    file = data / "same.toml"
    file.write_text(run("rules", "recon_reply", "--toml", data=data).stdout, encoding="utf-8")

    assert "无需处理" in run("rules", "import", str(file), data=data).stdout
