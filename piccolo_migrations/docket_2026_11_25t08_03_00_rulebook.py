"""The rule book: adopted versions of rules, signatures under them, and the versions people keep.

One text for both engines, as the foundation writes it. The vocabulary of ``deadline_act.verb`` is
widened by reading what it is and adding to it, so it does not matter which other verbs and columns
another migration adds. Never edited after its release.
"""

import re

from docket_2026_11_23t08_00_00_foundation import KEEP_ON_POSTGRES, KEEP_ON_SQLITE, as_sqlite
from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from docket import db

ID = "2026-11-25T08:03:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "rulebook: adopted versions of rules, signatures, kept versions"

VERB = "version_kept"
TABLES = """
CREATE TABLE rule_version (
    id SERIAL PRIMARY KEY,
    rule VARCHAR(60) NOT NULL,
    rule_version VARCHAR(80) NOT NULL,
    fingerprint INTEGER NOT NULL,
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1,
    sha256 VARCHAR(64) NOT NULL CHECK (length(sha256) = 64),
    content TEXT NOT NULL
);

CREATE INDEX rule_version_state ON rule_version (struck, version, fingerprint);

CREATE TABLE rule_sign_off (
    id SERIAL PRIMARY KEY,
    rule VARCHAR(60) NOT NULL,
    rule_version VARCHAR(80) NOT NULL,
    sha256 VARCHAR(64) NOT NULL CHECK (length(sha256) = 64),
    signed_by VARCHAR(120) NOT NULL,
    signed_on DATE NOT NULL,
    note TEXT NOT NULL,
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX rule_sign_off_version ON rule_sign_off (rule_version);

CREATE INDEX deadline_rule ON deadline (rule, trigger_on);

CREATE INDEX event_kind_day ON event (kind, happened_on);
"""
NEVER_DELETED = ("rule_version", "rule_sign_off")


def statements(dialect: str) -> list[str]:
    """What makes the tables, one statement each."""
    sqlite = dialect == "sqlite"
    keep = KEEP_ON_SQLITE if sqlite else KEEP_ON_POSTGRES
    texts = [as_sqlite(TABLES) if sqlite else TABLES]
    texts += [keep.format(table=table) for table in NEVER_DELETED]
    return [part.strip() for text in texts for part in text.strip().split(";\n\n")]


async def create() -> None:
    """Create the tables, their guards and indexes; let the verb in."""
    for statement in statements(db.dialect()):
        await db.engine().run_ddl(statement)
    await widen(VERB)


async def widen(verb: str) -> None:
    """Let a verb into ``deadline_act``; once it is in, nothing."""
    await (widen_on_sqlite(verb) if db.dialect() == "sqlite" else widen_on_postgres(verb))


async def widen_on_sqlite(verb: str) -> None:
    """The table anew, with the wider CHECK: same rows, indexes and triggers."""
    made = await db.rows("SELECT type, sql FROM sqlite_master WHERE tbl_name = 'deadline_act'")
    (table,) = (row["sql"] for row in made if row["type"] == "table")
    if f"'{verb}'" in table:
        return
    wider = re.sub(r"\bverb IN \(", f"verb IN ('{verb}', ", table, count=1)
    named = re.sub(r"\bdeadline_act\b", "deadline_act_wider", wider, count=1)
    await db.engine().run_ddl(named)
    await db.engine().run_ddl("INSERT INTO deadline_act_wider SELECT * FROM deadline_act")
    await db.engine().run_ddl("DROP TABLE deadline_act")
    await db.engine().run_ddl("ALTER TABLE deadline_act_wider RENAME TO deadline_act")
    for row in made:
        if row["type"] in ("index", "trigger") and row["sql"]:
            await db.engine().run_ddl(row["sql"])


async def widen_on_postgres(verb: str) -> None:
    """The CHECK anew, with what it allowed and the verb."""
    (check,) = await db.rows(
        "SELECT pg_get_constraintdef(oid) AS sql FROM pg_constraint"
        " WHERE conname = 'deadline_act_verb_check'"
    )
    codes = re.findall(r"'(\w+)'", check["sql"])
    if verb in codes:
        return
    allowed = ", ".join(f"'{code}'" for code in [*codes, verb])
    await db.engine().run_ddl("ALTER TABLE deadline_act DROP CONSTRAINT deadline_act_verb_check")
    await db.engine().run_ddl(
        f"ALTER TABLE deadline_act ADD CONSTRAINT deadline_act_verb_check CHECK (verb IN ({allowed}))"
    )


async def drop() -> None:
    """Drop the tables and indexes. The verb stays allowed: rows may carry it already."""
    for index in ("deadline_rule", "event_kind_day"):
        await db.engine().run_ddl(f"DROP INDEX {index}")
    for table in reversed(NEVER_DELETED):
        await db.engine().run_ddl(f"DROP TABLE {table}")


async def forwards() -> MigrationManager:
    """What Piccolo runs, both ways."""
    manager = MigrationManager(migration_id=ID, app_name="docket", description=DESCRIPTION)
    manager.add_raw(create)
    manager.add_raw_backwards(drop)
    return manager
