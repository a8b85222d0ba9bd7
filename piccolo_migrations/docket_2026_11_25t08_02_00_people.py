"""What people do about deadlines: policies, milestones, requests to units, confirming, the register.

One text for both engines, as the foundation writes it. Never edited after its release.
"""

from docket_2026_11_23t08_00_00_foundation import (
    FREEZE_ON_POSTGRES,
    FREEZE_ON_SQLITE,
    KEEP_ON_POSTGRES,
    KEEP_ON_SQLITE,
    VOCABULARIES,
    as_sqlite,
    one_of,
)
from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from docket import db

ID = "2026-11-25T08:02:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "policies, milestones, requests to units, confirming, the register of deadlines"

WORDS = {
    "how": VOCABULARIES["how"],
    "awaiting": one_of("date", "waiver"),
    "anchor": one_of("event", "hearing", "deadline"),
    "length_unit": one_of(
        "calendar_day", "working_day", "month", "year", "hour", "fixed_by_paper", "sitting"
    ),
}

TABLES = """
CREATE TABLE policy (
    id SERIAL PRIMARY KEY,
    authority INTEGER NOT NULL REFERENCES authority (id) ON DELETE RESTRICT,
    key VARCHAR(40) NOT NULL,
    value VARCHAR(40) NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX policy_key ON policy (authority, key);

CREATE TABLE milestone (
    id SERIAL PRIMARY KEY,
    authority INTEGER NOT NULL REFERENCES authority (id) ON DELETE RESTRICT,
    name VARCHAR(40) NOT NULL,
    anchor VARCHAR(20) NOT NULL CHECK (anchor IN {anchor}),
    code VARCHAR(60) NOT NULL,
    length INTEGER NOT NULL,
    counted_in VARCHAR(20) NOT NULL CHECK (counted_in IN {length_unit}),
    procedures VARCHAR(300) NOT NULL,
    asks_unit BOOLEAN NOT NULL DEFAULT FALSE,
    from_on DATE NOT NULL,
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX milestone_name ON milestone (authority, name) WHERE NOT struck;

CREATE TABLE unit_request (
    id SERIAL PRIMARY KEY,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    unit INTEGER NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
    subject VARCHAR(300) NOT NULL,
    asked_on DATE NOT NULL,
    answer_by DATE NOT NULL,
    acknowledged_on DATE,
    answered_on DATE,
    paper INTEGER REFERENCES paper (id) ON DELETE RESTRICT,
    note TEXT NOT NULL DEFAULT '',
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX unit_request_proceeding ON unit_request (proceeding);

CREATE INDEX unit_request_waiting ON unit_request (answer_by)
WHERE answered_on IS NULL AND NOT struck;

CREATE TABLE deadline_entry (
    id SERIAL PRIMARY KEY,
    act INTEGER REFERENCES act (id) ON DELETE RESTRICT,
    recorded_at TIMESTAMPTZ NOT NULL,
    matter INTEGER NOT NULL REFERENCES matter (id) ON DELETE RESTRICT,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    authority INTEGER REFERENCES authority (id) ON DELETE RESTRICT,
    party INTEGER REFERENCES party (id) ON DELETE RESTRICT,
    rule VARCHAR(60) NOT NULL,
    rule_version VARCHAR(80) NOT NULL,
    root_event INTEGER REFERENCES event (id) ON DELETE RESTRICT,
    root_hearing INTEGER REFERENCES hearing (id) ON DELETE RESTRICT,
    before TEXT,
    after TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
);

CREATE INDEX deadline_entry_recorded_at ON deadline_entry (recorded_at);
"""
COLUMNS = {
    "deadline": (
        "internal BOOLEAN NOT NULL DEFAULT FALSE",
        "awaiting VARCHAR(10) CHECK (awaiting IN {awaiting})",
        "confirmed_by VARCHAR(120)",
        "done_how VARCHAR(20) CHECK (done_how IN {how})",
        "done_paper INTEGER REFERENCES paper (id) ON DELETE RESTRICT",
    ),
    "deadline_act": (
        "how VARCHAR(20) CHECK (how IN {how})",
        "paper INTEGER REFERENCES paper (id) ON DELETE RESTRICT",
        "actor_id VARCHAR(80) NOT NULL DEFAULT ''",
        "actor_name VARCHAR(120) NOT NULL DEFAULT ''",
    ),
}
INDEXES = """
CREATE INDEX deadline_awaiting ON deadline (alarm_on) WHERE awaiting IS NOT NULL;
"""
NEVER_DELETED = ("policy", "milestone", "unit_request", "deadline_entry")


def statements(dialect: str) -> list[str]:
    """Everything that forwards runs, one statement each."""
    sqlite = dialect == "sqlite"
    keep, freeze = (
        (KEEP_ON_SQLITE, FREEZE_ON_SQLITE) if sqlite else (KEEP_ON_POSTGRES, FREEZE_ON_POSTGRES)
    )
    texts = [TABLES.format(**WORDS)]
    texts += [
        f"ALTER TABLE {table} ADD COLUMN\n    {column.format(**WORDS)}\n;\n\n"
        for table, columns in COLUMNS.items()
        for column in columns
    ]
    texts.append(INDEXES)
    texts = [as_sqlite(text) if sqlite else text for text in texts]
    texts += [keep.format(table=table) for table in NEVER_DELETED]
    texts.append(freeze.format(table="deadline_entry"))
    return [part.strip() for text in texts for part in text.strip().split(";\n\n")]


async def create() -> None:
    """Create the tables and the columns."""
    for statement in statements(db.dialect()):
        await db.engine().run_ddl(statement)


async def drop() -> None:
    """Drop them with everything in them."""
    await db.engine().run_ddl("DROP INDEX deadline_awaiting")
    for table, columns in COLUMNS.items():
        for column in reversed(columns):
            await db.engine().run_ddl(f"ALTER TABLE {table} DROP COLUMN {column.split()[0]}")
    for table in reversed(NEVER_DELETED):
        await db.engine().run_ddl(f"DROP TABLE {table}")


async def forwards() -> MigrationManager:
    """What Piccolo runs, both ways."""
    manager = MigrationManager(migration_id=ID, app_name="docket", description=DESCRIPTION)
    manager.add_raw(create)
    manager.add_raw_backwards(drop)
    return manager
