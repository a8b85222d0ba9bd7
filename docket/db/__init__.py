"""The database: two engines behind one small set of functions.

SQLite is the default, PostgreSQL stands in by URL; nothing above this package knows which one it
speaks to, except the few statements that must differ and ask ``dialect()``.
"""

from docket.db.binding import bind, bound, dialect, engine, execute, rows, running
from docket.db.engines import Engine, engine_from_url
from docket.db.granting import grant
from docket.db.locks import for_update, lock, try_lock
from docket.db.migrate import migrate, unmigrate
from docket.db.postgres import PostgresEngine
from docket.db.sqlite import SQLiteEngine
from docket.db.transactions import rehearsal, transaction

__all__ = [
    "Engine",
    "PostgresEngine",
    "SQLiteEngine",
    "bind",
    "bound",
    "dialect",
    "engine",
    "engine_from_url",
    "execute",
    "for_update",
    "grant",
    "lock",
    "migrate",
    "rehearsal",
    "rows",
    "running",
    "transaction",
    "try_lock",
    "unmigrate",
]
