"""From a URL to an engine, without a connection."""

import time
from pathlib import Path

import pytest
from piccolo.engine import engine_finder

from docket import db
from docket.db import PostgresEngine, SQLiteEngine
from docket.errors import Invalid, Unavailable


@pytest.mark.parametrize(
    ("url", "path"),
    [
        pytest.param("sqlite:///docket.sqlite", "{cwd}/docket.sqlite", id="relative"),
        pytest.param("sqlite:///a/b.sqlite", "{cwd}/a/b.sqlite", id="relative, in a folder"),
        pytest.param("sqlite:////var/d.sqlite", "/var/d.sqlite", id="absolute"),
        pytest.param("sqlite:////var/%E6%A1%88.sqlite", "/var/案.sqlite", id="escaped"),
        pytest.param("sqlite:////var/案 件.sqlite", "/var/案 件.sqlite", id="as it is written"),
    ],
)
def test_a_sqlite_url_names_a_file(url: str, path: str) -> None:
    engine = db.engine_from_url(url)

    assert isinstance(engine, SQLiteEngine)
    assert engine.path == path.format(cwd=Path.cwd())


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_a_postgresql_url_goes_to_the_driver_as_it_stands(scheme: str) -> None:
    url = f"{scheme}://docket:secret@10.0.0.5:5433/docket?sslmode=require"

    engine = db.engine_from_url(url)

    assert isinstance(engine, PostgresEngine)
    assert engine.config["dsn"] == url
    assert engine.config["database"] == "docket"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://root:secret@host/docket",
        "sqlite://",
        "sqlite:///",
        "sqlite:///docket.sqlite?mode=ro",
        "sqlite:docket.sqlite",
        "docket.sqlite",
        "",
    ],
)
def test_any_other_url_is_refused_without_showing_its_password(url: str) -> None:
    with pytest.raises(Invalid, match="DATABASE_URL") as raised:
        db.engine_from_url(url)

    assert "secret" not in raised.value.message
    assert "postgresql://" in raised.value.message


def test_making_an_engine_opens_nothing(tmp_path: Path) -> None:
    """The stock PostgreSQL engine connected at import, and waited for a silent host."""
    before = time.monotonic()
    db.engine_from_url("postgresql://docket@192.0.2.1/docket")
    db.engine_from_url(f"sqlite:///{tmp_path}/docket.sqlite")

    assert time.monotonic() - before < 1
    assert list(tmp_path.iterdir()) == []


async def test_piccolo_finds_the_engine_that_is_bound(fresh: db.Engine) -> None:
    assert engine_finder() is fresh


async def test_a_server_that_refuses_is_unavailable_and_says_so() -> None:
    engine = db.engine_from_url("postgresql://docket@127.0.0.1:1/docket")

    with pytest.raises(Unavailable, match="连接不上数据库"):
        async with db.running(engine):
            pytest.fail("it runs without a server")


async def test_a_file_that_is_no_database_is_unavailable_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "docket.sqlite"
    file.write_text("案号,承办人\n" * 200)

    with pytest.raises(Unavailable, match="损坏"):
        async with db.running(db.engine_from_url(f"sqlite:///{file}")):
            pytest.fail("it runs on a text file")


async def test_without_an_engine_it_says_what_to_do() -> None:
    before = db.bound()
    db.bind(None)
    try:
        with pytest.raises(RuntimeError, match="bind"):
            db.engine()
    finally:
        db.bind(before)


async def test_rows_come_back_the_same_from_both(db: db.Engine) -> None:
    from docket.db import rows  # noqa: PLC0415 (the fixture has the package's name)

    assert await rows("SELECT {} AS a, CAST({} AS INTEGER) + 1 AS b", "案", 1) == [
        {"a": "案", "b": 2}
    ]
