# ruff: noqa: S608 (statements of a forger)
from collections.abc import Sequence

import pytest

from docket import db as database
from docket.history import queries, rules, service
from docket.history.rules import Entry
from docket.matters.tables import Series
from tests.history.conftest import COUNSEL, NOON, problems, record_series, tamper

OTHER = "f" * 64


async def test_an_untouched_history_verifies(chain: tuple[int, int]) -> None:
    report = await service.verify()

    assert report.problems == ()
    assert (report.acts, report.changes, report.facts) == (5, 7, 6)
    assert (report.seq, report.head) == await queries.head()


async def test_an_empty_history_verifies(db: database.Engine) -> None:
    report = await service.verify()

    assert report.ok
    assert (report.acts, report.seq, report.head) == (0, 0, rules.GENESIS)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param(
            ["UPDATE act SET why = '另有原因' WHERE seq = 2"],
            ["第2号操作(act.seq=2)被改动：哈希不符"],
            id="the reason",
        ),
        pytest.param(
            ["UPDATE act SET actor_name = '王法务' WHERE seq = 2"],
            ["第2号操作(act.seq=2)被改动：哈希不符"],
            id="the name of who acted",
        ),
        pytest.param(
            ["UPDATE act SET happened_at = '2024-03-02 04:00:00.123456+00:00' WHERE seq = 2"],
            ["第2号操作(act.seq=2)被改动：哈希不符"],
            id="the moment",
        ),
        pytest.param(
            [f"UPDATE act SET hash = '{OTHER}' WHERE seq = 2"],
            [
                "第2号操作(act.seq=2)被改动：哈希不符",
                "第3号操作(act.seq=3)与第2号操作不相连：两者之一被整个改写，或者次序被调换",
            ],
            id="the hash",
        ),
        pytest.param(
            ["UPDATE act SET digests = '[' WHERE seq = 2"],
            [
                "第2号操作(act.seq=2)被改动：哈希不符",
                "第2号操作(act.seq=2)的变更摘要清单无法读取，其变更无从核对",
            ],
            id="the list of digests",
        ),
    ],
)
async def test_an_altered_act_is_named(
    chain: tuple[int, int], statements: Sequence[str], expected: list[str]
) -> None:
    await tamper(*statements)

    assert (await problems())[: len(expected)] == expected


async def test_an_act_rewritten_with_its_hash_no_longer_fits_the_next_one(
    chain: tuple[int, int],
) -> None:
    stored = (await database.rows("SELECT * FROM act WHERE seq = 2"))[0]
    entry = Entry(
        seq=2,
        happened_at=rules.moment_text(NOON),
        actor_kind="user",
        actor_id="7",
        actor_name="王法务",
        what=stored["what"],
        why=stored["why"],
        digests=stored["digests"],
        previous_hash=stored["previous_hash"],
    )
    await tamper(
        f"UPDATE act SET actor_name = '王法务', hash = '{rules.act_hash(entry)}' WHERE seq = 2"
    )

    assert await problems() == [
        "第3号操作(act.seq=3)与第2号操作不相连：两者之一被整个改写，或者次序被调换"
    ]


async def test_a_removed_act_is_missed(chain: tuple[int, int]) -> None:
    await tamper("DELETE FROM change WHERE act = 2", "DELETE FROM act WHERE seq = 2")

    assert await problems() == [
        "第2号操作缺失：已被删除",
        f"series {chain[1]} 没有历史记录：它是绕过 docket 写入的",
    ]


async def test_acts_cut_off_at_the_end_are_missed(chain: tuple[int, int]) -> None:
    await tamper("DELETE FROM change WHERE act > 3", "DELETE FROM act WHERE seq > 3")

    found = await problems()

    assert found[0] == "链头是第5号操作，记录只到第3号：末尾的操作已被删除"
    assert len(found) == 1 + 4, "the four facts of the removed acts are without history"


async def test_an_act_put_behind_the_last_is_found(chain: tuple[int, int]) -> None:
    await tamper(
        "INSERT INTO act (id, seq, happened_at, actor_kind, actor_id, actor_name, what, why, "
        "digests, previous_hash, hash) SELECT 6, 6, happened_at, actor_kind, actor_id, actor_name, "
        "what, why, '[]', hash, hash FROM act WHERE seq = 5"
    )

    assert await problems() == [
        "第6号操作(act.seq=6)被改动：哈希不符",
        "链头(第5号)与最后一个操作(第6号)不符：链头被改动，或者操作是被插入的",
    ]


async def test_an_act_put_before_the_first_is_found(chain: tuple[int, int]) -> None:
    await tamper(
        "INSERT INTO act (id, seq, happened_at, actor_kind, actor_id, actor_name, what, why, "
        "digests, previous_hash, hash) SELECT -1, 9, happened_at, actor_kind, actor_id, "
        "actor_name, what, why, '[]', hash, hash FROM act WHERE seq = 5"
    )

    assert (await problems())[:2] == [
        "操作 act.id=-1 的序号是9：它是被插入的，或者次序被调换",
        "第-1号操作(act.seq=-1)被改动：哈希不符",
    ]


@pytest.mark.parametrize("column", ["seq", "id"])
async def test_acts_that_changed_places_are_named(chain: tuple[int, int], column: str) -> None:
    await tamper(
        f"UPDATE act SET {column} = 90 WHERE {column} = 1",
        f"UPDATE act SET {column} = 1 WHERE {column} = 2",
        f"UPDATE act SET {column} = 2 WHERE {column} = 90",
    )

    found = await problems()

    assert "操作 act.id=1 的序号是2：它是被插入的，或者次序被调换" in found
    assert "操作 act.id=2 的序号是1：它是被插入的，或者次序被调换" in found


async def test_a_moved_head_is_found(chain: tuple[int, int]) -> None:
    await tamper(f"UPDATE history_head SET hash = '{OTHER}'")

    assert await problems() == [
        "链头(第5号)与最后一个操作(第5号)不符：链头被改动，或者操作是被插入的"
    ]


async def test_a_removed_head_is_found(chain: tuple[int, int]) -> None:
    await tamper("DELETE FROM history_head")

    assert await problems() == ["链头(history_head)缺失或者不止一行"]


async def test_an_altered_change_is_named_with_its_row(chain: tuple[int, int]) -> None:
    key = (await database.rows("SELECT id, row_id FROM change WHERE act = 4 AND n = 1"))[0]
    await tamper(
        "UPDATE change SET after = REPLACE(after, '治安处罚', '交通处罚') WHERE act = 4 AND n = 1"
    )

    row = key["row_id"]
    assert await problems() == [
        f"第4号操作(act.seq=4)的第2条变更(series {row}, change.id={key['id']})被改动：摘要不符",
        f"series {row} 与历史记录不符，绕过 docket 改动的列：name",
    ]


async def test_an_altered_change_is_found_even_with_a_fitting_digest_of_its_own(
    chain: tuple[int, int],
) -> None:
    stored = (await database.rows("SELECT * FROM change WHERE act = 3"))[0]
    before = stored["before"].replace("限速", "超速")
    forged = rules.digest("series", stored["row_id"], 0, before, stored["after"])
    await tamper(f"UPDATE change SET before = '{before}', digest = '{forged}' WHERE act = 3")

    named = f"第3号操作(act.seq=3)的第1条变更(series {chain[0]}, change.id={stored['id']})"
    assert await problems() == [f"{named}被改动：摘要不符"]


async def test_a_removed_change_is_missed(chain: tuple[int, int]) -> None:
    await tamper("DELETE FROM change WHERE act = 4 AND n = 1")

    assert (await problems())[0] == "第4号操作(act.seq=4)的第2条变更缺失：已被删除"


async def test_a_change_removed_from_the_end_of_an_act_is_missed(chain: tuple[int, int]) -> None:
    await tamper("DELETE FROM change WHERE act = 4 AND n = 2")

    assert (await problems())[0] == "第4号操作(act.seq=4)的第3条变更缺失：已被删除"


async def test_an_inserted_change_is_named(chain: tuple[int, int]) -> None:
    await tamper(
        "INSERT INTO change (id, act, n, table_name, row_id, before, after, digest) "
        "SELECT 900001, act, 1, table_name, row_id, before, after, digest FROM change WHERE act = 3"
    )

    named = f"第3号操作(act.seq=3)的第2条变更(series {chain[0]}, change.id=900001)"
    assert await problems() == [f"{named}是多出来的：该操作只有1条变更"]


async def test_changes_that_changed_places_are_named(chain: tuple[int, int]) -> None:
    await tamper(
        "UPDATE change SET n = 90 WHERE act = 4 AND n = 1",
        "UPDATE change SET n = 1 WHERE act = 4 AND n = 2",
        "UPDATE change SET n = 2 WHERE act = 4 AND n = 90",
    )

    found = await problems()

    assert len(found) == 2
    assert "的第2条变更" in found[0]
    assert "的第3条变更" in found[1]
    assert all("被改动：摘要不符" in problem for problem in found)


async def test_a_change_of_an_act_that_is_not_there_is_named(chain: tuple[int, int]) -> None:
    await tamper("UPDATE change SET act = 99, id = 900002 WHERE act = 5")

    found = await problems()

    assert found[0] == "第5号操作(act.seq=5)的第1条变更缺失：已被删除"
    assert found[1].startswith("变更 change.id=900002(series ")
    assert "所属的操作 act.id=99 不存在" in found[1]


async def test_a_change_of_a_table_without_facts_is_named(chain: tuple[int, int]) -> None:
    await tamper("UPDATE change SET table_name = 'tally' WHERE act = 5")

    assert "变更记录中有不登记事实的表：tally" in await problems()


async def test_a_chain_written_anew_is_found_by_the_hash_noted_before(
    chain: tuple[int, int],
) -> None:
    noted = await queries.head()
    assert noted is not None
    await record_series("之后的登记")

    assert (await service.verify(anchor=noted)).ok
    assert (await service.verify(anchor=(5, OTHER))).problems == (
        "第5号操作的哈希与记下的不同：自那以后，这一号或者更早的记录被整个改写过",
    )
    assert (await service.verify(anchor=(7, OTHER))).problems == (
        "记下过的第7号操作不存在：记录只到第6号",
    )


async def test_more_acts_and_changes_than_one_chunk_are_walked(db: database.Engine) -> None:
    async with service.record("series.import", actor=COUNSEL, why="批量", at=NOON) as ledger:
        for number in range(1100):
            await ledger.add(Series(name=f"类案{number}"))
    for number in range(3):
        await record_series(f"后续{number}")

    report = await service.verify()

    assert report.problems == ()
    assert (report.acts, report.changes, report.facts) == (4, 1103, 1103)


async def test_a_trigger_that_is_gone_is_told(chain: tuple[int, int]) -> None:
    """Nothing was altered yet, but it could be: the guard itself is part of what is verified."""
    assert (await service.verify()).unguarded == ()

    if database.dialect() == "sqlite":
        await database.engine().run_ddl("DROP TRIGGER series_never_deleted")
    else:
        await database.engine().run_ddl("ALTER TABLE series DISABLE TRIGGER series_never_deleted")
    report = await service.verify()

    assert not report.ok
    assert report.problems == ()
    assert report.unguarded == ("保护记录的触发器 series_never_deleted 不在或者已停用",)


async def test_every_guard_of_the_migration_is_watched(chain: tuple[int, int]) -> None:
    assert await queries.guards_at_work() == rules.guards(database.dialect())
