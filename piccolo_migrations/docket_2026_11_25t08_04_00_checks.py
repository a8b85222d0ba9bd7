"""Receipts of dates, which stay verifiable, and gaps that a person says are none.

Hand-written SQL, one text for both engines, spelled for each as the foundation spells its own.
Never edited after its release.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from docket import db
from piccolo_migrations.docket_2026_11_23t08_00_00_foundation import (
    FREEZE_ON_POSTGRES,
    FREEZE_ON_SQLITE,
    KEEP_ON_POSTGRES,
    KEEP_ON_SQLITE,
    as_sqlite,
)

ID = "2026-11-25T08:04:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "receipts of dates, gaps dismissed"

TABLES = """
CREATE TABLE receipt (
    id SERIAL PRIMARY KEY,
    matter INTEGER NOT NULL REFERENCES matter (id) ON DELETE RESTRICT,
    code VARCHAR(12) NOT NULL,
    digest VARCHAR(64) NOT NULL CHECK (length(digest) = 64),
    inputs TEXT NOT NULL,
    calendar_version VARCHAR(12) NOT NULL
);

CREATE UNIQUE INDEX receipt_digest ON receipt (digest);

CREATE INDEX receipt_code ON receipt (code);

CREATE INDEX receipt_matter ON receipt (matter);

CREATE TABLE gap_dismissal (
    id SERIAL PRIMARY KEY,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    code VARCHAR(60) NOT NULL,
    subject VARCHAR(60) NOT NULL,
    reason TEXT NOT NULL,
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX gap_dismissal_once ON gap_dismissal (proceeding, code, subject)
    WHERE NOT struck;
"""

NEVER_DELETED = ("receipt", "gap_dismissal")
NEVER_CHANGED = ("receipt",)


def statements(dialect: str) -> list[str]:
    """Everything that forwards runs, one statement each."""
    sqlite = dialect == "sqlite"
    keep = KEEP_ON_SQLITE if sqlite else KEEP_ON_POSTGRES
    freeze = FREEZE_ON_SQLITE if sqlite else FREEZE_ON_POSTGRES
    texts = [as_sqlite(TABLES) if sqlite else TABLES]
    texts += [keep.format(table=table) for table in NEVER_DELETED]
    texts += [freeze.format(table=table) for table in NEVER_CHANGED]
    return [part.strip() for text in texts for part in text.strip().split(";\n\n")]


async def create() -> None:
    """Create the tables with their guards."""
    for statement in statements(db.dialect()):
        await db.engine().run_ddl(statement)


async def drop() -> None:
    """Drop them with everything in them."""
    for table in reversed(NEVER_DELETED):
        await db.engine().run_ddl(f"DROP TABLE {table}")


async def forwards() -> MigrationManager:
    """What Piccolo runs, both ways."""
    manager = MigrationManager(migration_id=ID, app_name="docket", description=DESCRIPTION)
    manager.add_raw(create)
    manager.add_raw_backwards(drop)
    return manager
