"""``docket rules`` and its API: the book as a table, one rule whole, the document to be signed."""

import json

import pytest

from docket.law import library
from tests.clients import local_client
from tests.commands import run

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
