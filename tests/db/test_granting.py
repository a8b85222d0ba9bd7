"""On PostgreSQL the program works as a role that can neither alter nor empty the record."""

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from docket import db
from docket.docketing.service import prepare, rebuild
from docket.errors import DocketError, Invalid, Refused
from docket.history import service as history
from docket.history.rules import FACT_TABLES, privileges
from docket.history.service import AccessQueue
from docket.piccolo_app import APP_CONFIG
from docket.terms import AccessKind
from tests.databases import Databases
from tests.facts import BUREAU, COUNSEL, MATTER, NOON, event, file, suit
from tests.servers import serving

ROLE, WORD = "docket_app", "apart-from-the-owner"


def as_role(url: str, role: str = ROLE, word: str = WORD) -> str:
    """The same database, as another role."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{role}:{word}@{place}"))


@pytest.fixture
async def owned(databases: Databases, anyio_backend: str) -> AsyncIterator[str]:
    """A migrated database of an owner, who has let the program's role work on it."""
    url = await databases.migrated("postgres")
    async with db.running(db.engine_from_url(url)):
        await db.execute(
            f"DO $$ BEGIN CREATE ROLE {ROLE} LOGIN PASSWORD '{WORD}'; "
            "EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
        await db.grant(ROLE, privileges)
    yield url
    await databases.drop(url)


@pytest.fixture
async def program(owned: str) -> AsyncIterator[str]:
    """The database, open as the program's role."""
    url = as_role(owned)
    async with db.running(db.engine_from_url(url)):
        yield url


async def test_the_role_can_do_all_that_the_program_does(program: str) -> None:
    """File, correct, derive anew, note who came in, verify."""
    await prepare(NOON)
    received = event("@suit", "copy_received", "2023-03-03", authority="@bureau", ref="received")
    filed = await file(*BUREAU, *MATTER, suit(), received)
    amended = {
        "fact": "amend",
        "what": "event",
        "id": filed.created["received"],
        "version": 1,
        "changes": {"happened_on": "2023-03-06"},
    }
    await file(amended, why="笔误")
    queue = AccessQueue()
    queue.note(AccessKind.SIGNED_IN, COUNSEL, "")
    await queue.flush()

    assert await rebuild() == []
    report = await history.verify()
    assert (report.problems, report.entries) == ((), 1)


@pytest.mark.parametrize("table", ["act", "change", "access_log"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET id = id",
        "DELETE FROM {table}",
        "TRUNCATE {table} CASCADE",
        "ALTER TABLE {table} DISABLE TRIGGER ALL",
        "ALTER TABLE {table} ADD COLUMN planted INTEGER",
        "DROP TRIGGER {table}_never_deleted ON {table}",
        "DROP TABLE {table} CASCADE",
        "CREATE RULE planted AS ON INSERT TO {table} DO INSTEAD NOTHING",
    ],
)
async def test_the_record_is_out_of_its_reach(program: str, table: str, statement: str) -> None:
    with pytest.raises(Refused, match="没有所需的权限"):
        await db.execute(statement.format(table=table))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM history_head",
        "INSERT INTO access_head (id, seq, hash) VALUES (2, 0, '')",
        "DELETE FROM matter",
        "TRUNCATE matter CASCADE",
        "DELETE FROM event",
        "DELETE FROM migration",
        "CREATE TABLE planted (id INTEGER)",
        "CREATE OR REPLACE FUNCTION docket_keep() RETURNS trigger AS 'BEGIN END' LANGUAGE plpgsql",
        "SET session_replication_role = replica",
    ],
)
async def test_nothing_else_lets_it_past_the_guards(program: str, statement: str) -> None:
    with pytest.raises(Refused, match="没有所需的权限"):
        await db.execute(statement)


async def test_it_cannot_grant_itself_more(program: str) -> None:
    """PostgreSQL only warns, and grants nothing."""
    await db.execute("GRANT UPDATE, DELETE ON act TO docket_app")

    with pytest.raises(Refused, match="没有所需的权限"):
        await db.execute("DELETE FROM act")


async def test_a_database_that_is_behind_is_not_for_it_to_migrate(
    empty_owned: str,
) -> None:
    async with db.running(db.engine_from_url(as_role(empty_owned))):
        with pytest.raises((DocketError, RuntimeError)):
            await db.migrate()


@pytest.fixture
async def empty_owned(owned: str, databases: Databases) -> AsyncIterator[str]:
    """A database without tables, in which only its owner may make any."""
    url = await databases.empty("postgres")
    yield url
    await databases.drop(url)


async def test_the_server_runs_as_that_role(owned: str, tmp_path: Path) -> None:
    """It finds nothing to migrate, and serves."""
    with serving(tmp_path, DATABASE_URL=as_role(owned)) as server:
        filed = server.client.post(
            "/api/v1/filings", json={"why": "初始化", "facts": [*BUREAU, *MATTER]}
        )
        verified = server.client.get("/api/v1/history/verify").json()

    assert filed.status_code == 201, filed.text
    assert (verified["ok"], verified["problems"]) == (True, [])


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("nobody_here", "没有名为"),
        ("postgres", "不起作用"),
        ('x"; DROP TABLE act; --', "不是可用的角色名"),
    ],
)
async def test_a_role_that_is_none_or_too_mighty_is_refused(
    owned: str, role: str, said: str
) -> None:
    async with db.running(db.engine_from_url(owned)):
        with pytest.raises(Invalid, match=said):
            await db.grant(role, privileges)


async def test_sqlite_has_no_roles(databases: Databases) -> None:
    url = await databases.migrated("sqlite")
    async with db.running(db.engine_from_url(url)):
        with pytest.raises(Refused, match="SQLite"):
            await db.grant(ROLE, privileges)


def test_every_table_has_its_privileges() -> None:
    """Facts are never deleted, the history is never altered."""
    for table in APP_CONFIG.table_classes:
        name = table._meta.tablename
        given = privileges(name)
        assert "SELECT" in given
        assert "TRUNCATE" not in given
        if name in FACT_TABLES:
            assert "DELETE" not in given
