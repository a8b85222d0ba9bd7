"""What an event is about, and the reading of the law that a deadline goes by.

Two columns that may be empty, the same statement on both engines but for the check of the length
that SQLite needs. Never edited after its release.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from docket import db

ID = "2026-11-25T08:08:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "subjects of events, readings of deadlines"

COLUMNS = (("event", "subject", 40), ("deadline", "reading", 80))


async def add() -> None:
    """Add the columns, empty."""
    for table, column, length in COLUMNS:
        check = f" CHECK (length({column}) <= {length})" if db.dialect() == "sqlite" else ""
        await db.engine().run_ddl(
            f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR({length}){check}"
        )


async def drop() -> None:
    """Take the columns away with what is in them."""
    for table, column, _ in COLUMNS:
        await db.engine().run_ddl(f"ALTER TABLE {table} DROP COLUMN {column}")


async def forwards() -> MigrationManager:
    """What Piccolo runs, both ways."""
    manager = MigrationManager(migration_id=ID, app_name="docket", description=DESCRIPTION)
    manager.add_raw(add)
    manager.add_raw_backwards(drop)
    return manager
