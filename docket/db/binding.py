"""Which engine is THE engine of this process, and plain SQL on it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any, Literal

from piccolo.querystring import QueryString
from piccolo.table import Table

from docket.db.engines import Engine


class _Binding:
    """The one engine of the process."""

    engine: Engine | None = None


def bind(engine: Engine | None) -> None:
    """Make it the engine of every table, of ``piccolo_conf.DB`` and of every function here.

    ``None`` leaves the process without a database, as it was at the start.
    """
    _Binding.engine = engine
    for table in _tables(Table):
        table._meta._db = engine  # noqa: SLF001 (the setter does not take None)


def _tables(parent: type[Table]) -> Iterator[type[Table]]:
    """Every table class there is; one defined later asks ``piccolo_conf`` for its engine."""
    for table in parent.__subclasses__():
        yield table
        yield from _tables(table)


def bound() -> Engine | None:
    """The engine that is bound, if any."""
    return _Binding.engine


def engine() -> Engine:
    """The engine that is bound."""
    if _Binding.engine is None:
        msg = "no database is bound: call docket.db.bind(engine_from_url(url)) first"
        raise RuntimeError(msg)
    return _Binding.engine


def dialect() -> Literal["sqlite", "postgres"]:
    """Which SQL the bound engine speaks, for the few statements that must differ."""
    return engine().dialect


@asynccontextmanager
async def running(engine: Engine) -> AsyncIterator[None]:
    """Bind the engine and keep its connections open for the length of the block."""
    before = bound()
    bind(engine)
    try:
        await engine.start_connection_pool()
        try:
            yield
        finally:
            await engine.close_connection_pool()
    finally:
        bind(before)


class _Plain(QueryString):
    """Plain SQL, which is spelled for an engine once and not at every run.

    Building and bundling a query of Piccolo's costs more than SQLite takes to answer most of them.
    """

    __slots__ = ()

    def process_args(self, args: Any) -> Any:  # noqa: ANN401 (Piccolo's signature)
        """Values only: no columns and no queries among them."""
        return list(args), []

    def compile_string(self, engine_type: str = "postgres") -> tuple[str, list[Any]]:
        """The text as the engine spells it, and the values."""
        return _spelled(self.template, len(self.args), engine_type), list(self.args)


@lru_cache(maxsize=1024)
def _spelled(sql: str, values: int, engine_type: str) -> str:
    """The text with the engine's own mark for each value."""
    numbers = range(1, values + 1)
    return sql.format(*("?" if engine_type == "sqlite" else f"${n}" for n in numbers))


async def rows(sql: str, *args: object) -> list[dict[str, Any]]:
    """The rows of a plain SQL query; ``{}`` stands for each argument, on both engines.

    A brace that is meant is written twice. SQLite gives a computed date as text and a computed
    truth as 0 or 1; ``msgspec.convert(row, Struct, strict=False)`` makes them honest.
    """
    found = await engine().run_querystring(_Plain(sql, *args))
    return [dict(row) for row in found]


async def execute(sql: str, *args: object) -> None:
    """Run one plain SQL statement; ``{}`` stands for each argument, on both engines."""
    await engine().run_querystring(_Plain(sql, *args))
