"""Dates that moved, acts that took back others, and up to where a person has read the news.

One text for both engines, as the foundation writes it. Never edited after its release.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from docket import db
from piccolo_migrations.docket_2026_11_23t08_00_00_foundation import (
    KEEP_ON_POSTGRES,
    KEEP_ON_SQLITE,
    as_sqlite,
    one_of,
)

ID = "2026-11-25T08:01:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "dates that moved, and what people made of it"

TABLES = """
CREATE TABLE undoing (
    id SERIAL PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (id) ON DELETE RESTRICT,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX undoing_act ON undoing (act);

CREATE TABLE deadline_move (
    id SERIAL PRIMARY KEY,
    act INTEGER REFERENCES act (id) ON DELETE RESTRICT,
    happened_at TIMESTAMPTZ NOT NULL,
    matter INTEGER NOT NULL REFERENCES matter (id) ON DELETE RESTRICT,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    authority INTEGER REFERENCES authority (id) ON DELETE RESTRICT,
    party INTEGER REFERENCES party (id) ON DELETE RESTRICT,
    rule VARCHAR(60) NOT NULL,
    root_event INTEGER REFERENCES event (id) ON DELETE RESTRICT,
    root_hearing INTEGER REFERENCES hearing (id) ON DELETE RESTRICT,
    ordinal INTEGER NOT NULL DEFAULT 0,
    before_statutory DATE,
    before_safe DATE,
    before_alarm DATE,
    after_statutory DATE,
    after_safe DATE,
    after_alarm DATE,
    not_computable TEXT,
    gone BOOLEAN NOT NULL DEFAULT FALSE,
    manual BOOLEAN NOT NULL DEFAULT FALSE,
    cause TEXT NOT NULL,
    whom VARCHAR(80),
    state VARCHAR(20) NOT NULL CHECK (state IN {move_state})
);

CREATE INDEX deadline_move_pending ON deadline_move (id) WHERE state = 'pending';

CREATE INDEX deadline_move_matter ON deadline_move (matter, id);

CREATE INDEX deadline_move_act ON deadline_move (act);

CREATE INDEX deadline_move_whom ON deadline_move (whom, id);

CREATE TABLE news_seen (
    id SERIAL PRIMARY KEY,
    name VARCHAR(80) NOT NULL,
    act INTEGER NOT NULL,
    move INTEGER NOT NULL,
    seen_on DATE NOT NULL
);

CREATE UNIQUE INDEX news_seen_name ON news_seen (name);
"""
NEVER_DELETED = ("undoing", "deadline_move")


def statements(dialect: str) -> list[str]:
    """Everything that forwards runs, one statement each."""
    tables = TABLES.format(move_state=one_of("pending", "accepted", "undone"))
    keep = KEEP_ON_SQLITE if dialect == "sqlite" else KEEP_ON_POSTGRES
    texts = [as_sqlite(tables) if dialect == "sqlite" else tables]
    texts += [keep.format(table=table) for table in NEVER_DELETED]
    return [part.strip() for text in texts for part in text.strip().split(";\n\n")]


async def create() -> None:
    """Create the tables."""
    for statement in statements(db.dialect()):
        await db.engine().run_ddl(statement)


async def drop() -> None:
    """Drop them with everything in them."""
    for table in ("news_seen", "deadline_move", "undoing"):
        await db.engine().run_ddl(f"DROP TABLE {table}")


async def forwards() -> MigrationManager:
    """What Piccolo runs, both ways."""
    manager = MigrationManager(migration_id=ID, app_name="docket", description=DESCRIPTION)
    manager.add_raw(create)
    manager.add_raw_backwards(drop)
    return manager
