# ruff: noqa: S608 (statements of a forger)
from docket import db as database
from docket.history import rules, service
from tests.databases import Databases
from tests.history.conftest import problems, record_series, tamper


async def test_a_fact_altered_behind_dockets_back_is_named_with_its_columns(
    chain: tuple[int, int],
) -> None:
    await tamper(f"UPDATE series SET name = '无此类案', note = '改' WHERE id = {chain[0]}")

    assert await problems() == [
        f"series {chain[0]} 与历史记录不符，绕过 docket 改动的列：name、note"
    ]


async def test_a_fact_inserted_behind_dockets_back_is_named(chain: tuple[int, int]) -> None:
    await tamper("INSERT INTO series (id, name) VALUES (900003, '暗中登记')")

    assert await problems() == ["series 900003 没有历史记录：它是绕过 docket 写入的"]


async def test_a_fact_removed_behind_dockets_back_is_named(chain: tuple[int, int]) -> None:
    await tamper(f"DELETE FROM series WHERE id = {chain[1]}")

    assert await problems() == [f"series {chain[1]} 有历史记录，但数据行已被删除"]


async def test_a_column_added_by_a_later_version_is_no_alteration(db: database.Engine) -> None:
    """Images made before a column existed lack it; the column then holds its default."""
    row = await record_series("旧版登记")
    image = {"id": row, "name": "旧版登记", "version": 1}
    await tamper(f"UPDATE change SET after = '{rules.canonical(image)}' WHERE row_id = {row}")

    assert not any(problem.startswith("series") for problem in await problems())


async def test_damage_in_the_file_itself_is_named_not_choked_on(databases: Databases) -> None:
    """SQLite lets any bytes lie in a text column; PostgreSQL checks them as they come in."""
    url = await databases.empty("sqlite")
    async with database.running(database.engine_from_url(url)):
        await database.migrate()
        row = await record_series("类案", "说明")
        await tamper(
            f"UPDATE series SET note = CAST(x'ff' AS TEXT) WHERE id = {row}",
            "UPDATE act SET happened_at = 'next week', actor_name = CAST(x'fe' AS TEXT)",
            "UPDATE change SET before = CAST(x'fd' AS TEXT)",
        )
        report = await service.verify()
    await databases.drop(url)

    assert [problem.partition("：")[0] for problem in report.problems] == [
        "第1号操作(act.seq=1)被改动",
        f"第1号操作(act.seq=1)的第1条变更(series {row}, change.id=1)被改动",
        f"series {row} 与历史记录不符，绕过 docket 改动的列",
    ]
