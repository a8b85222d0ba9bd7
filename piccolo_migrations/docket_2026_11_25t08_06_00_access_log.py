"""The access log, with a chain of its own, and the answers that are kept for requests sent again.

Written as the foundation is: one text for both engines. Never edited after its release.
"""

import re

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from docket import db

ID = "2026-11-25T08:06:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "access log, kept answers"

ACCESS_KIND = (
    "'signed_in', 'sign_in_failed', 'signed_out', 'token_refused', 'exported', "
    "'read_confidential', 'dropped'"
)

TABLES = """
CREATE TABLE access_log (
    id SERIAL PRIMARY KEY,
    seq INTEGER NOT NULL CHECK (seq > 0),
    happened_at TIMESTAMPTZ NOT NULL,
    kind VARCHAR(30) NOT NULL CHECK (kind IN ({access_kind})),
    actor_kind VARCHAR(20) NOT NULL CHECK (actor_kind IN ('user', 'token', 'cli', 'system')),
    actor_id VARCHAR(80) NOT NULL,
    actor_name VARCHAR(120) NOT NULL,
    what VARCHAR(200) NOT NULL,
    origin VARCHAR(60) NOT NULL,
    request VARCHAR(64) NOT NULL,
    times INTEGER NOT NULL CHECK (times > 0),
    previous_hash VARCHAR(64) NOT NULL CHECK (length(previous_hash) = 64),
    hash VARCHAR(64) NOT NULL CHECK (length(hash) = 64)
);

CREATE UNIQUE INDEX access_log_seq ON access_log (seq);

CREATE INDEX access_log_happened_at ON access_log (happened_at);

CREATE TABLE access_head (
    id SERIAL PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    hash VARCHAR(64) NOT NULL CHECK (length(hash) = 64)
);

INSERT INTO access_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE kept_answer (
    id SERIAL PRIMARY KEY,
    actor_kind VARCHAR(20) NOT NULL CHECK (actor_kind IN ('user', 'token', 'cli', 'system')),
    actor_id VARCHAR(80) NOT NULL,
    key VARCHAR(200) NOT NULL,
    asked VARCHAR(64) NOT NULL CHECK (length(asked) = 64),
    answer TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);

CREATE UNIQUE INDEX kept_answer_key ON kept_answer (actor_kind, actor_id, key);

CREATE INDEX kept_answer_expires_at ON kept_answer (expires_at);
"""

NEVER_DELETED = ("access_log", "access_head")
NEVER_CHANGED = ("access_log",)

KEEP_ON_SQLITE = """
CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END;

CREATE TRIGGER {table}_never_replaced BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END;
"""
FREEZE_ON_SQLITE = """
CREATE TRIGGER {table}_never_updated BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END;
"""
KEEP_ON_POSTGRES = """
CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION docket_keep();

CREATE TRIGGER {table}_never_truncated BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION docket_keep();
"""
FREEZE_ON_POSTGRES = """
CREATE TRIGGER {table}_never_updated BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION docket_keep();
"""


def as_sqlite(sql: str) -> str:
    """The same tables as SQLite spells them, with the checks that PostgreSQL's types make."""
    sql = sql.replace("id SERIAL PRIMARY KEY", "id INTEGER PRIMARY KEY AUTOINCREMENT")
    for column_type, check in (
        ("INTEGER(?! PRIMARY)", r"typeof(\1) IN ('integer', 'null')"),
        (r"VARCHAR\((?P<length>\d+)\)", r"length(\1) <= \g<length>"),
    ):
        sql = re.sub(
            rf"^    (\w+) (?P<type>{column_type})(?=[ ,\n])",
            rf"    \1 \g<type> CHECK ({check})",
            sql,
            flags=re.M,
        )
    return sql


def statements(dialect: str) -> list[str]:
    """Everything that forwards runs, one statement each."""
    tables = TABLES.format(access_kind=ACCESS_KIND)
    if dialect == "sqlite":
        texts = [as_sqlite(tables)]
        keep, freeze = KEEP_ON_SQLITE, FREEZE_ON_SQLITE
    else:
        texts = [tables]
        keep, freeze = KEEP_ON_POSTGRES, FREEZE_ON_POSTGRES
    texts += [keep.format(table=table) for table in NEVER_DELETED]
    texts += [freeze.format(table=table) for table in NEVER_CHANGED]
    return [part.strip() for text in texts for part in text.strip().split(";\n\n")]


async def create() -> None:
    """Create the tables."""
    for statement in statements(db.dialect()):
        await db.engine().run_ddl(statement)


async def drop() -> None:
    """Drop them with everything in them."""
    for table in ("kept_answer", "access_head", "access_log"):
        await db.engine().run_ddl(f"DROP TABLE {table}")


async def forwards() -> MigrationManager:
    """What Piccolo runs, both ways."""
    manager = MigrationManager(migration_id=ID, app_name="docket", description=DESCRIPTION)
    manager.add_raw(create)
    manager.add_raw_backwards(drop)
    return manager
