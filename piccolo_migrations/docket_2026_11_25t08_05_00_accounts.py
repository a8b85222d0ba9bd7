"""Accounts: who signs in with which rights, what proves them, and who is named on a matter.

One SQL text for both engines, as in the foundation. What proves somebody (hashes, digests, nonces)
lies in tables of its own: those of facts are copied whole into the history.
Never edited after its release.
"""

import re

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from docket import db

ID = "2026-11-25T08:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "accounts: users, their secrets, sessions and tokens, people named on matters"

TABLES = """
CREATE TABLE account (
    id SERIAL PRIMARY KEY,
    name VARCHAR(40) NOT NULL,
    full_name VARCHAR(80) NOT NULL,
    roles VARCHAR(80) NOT NULL,
    authority INTEGER REFERENCES authority (id) ON DELETE RESTRICT,
    unit INTEGER REFERENCES unit (id) ON DELETE RESTRICT,
    subtree BOOLEAN NOT NULL DEFAULT FALSE,
    locked BOOLEAN NOT NULL DEFAULT FALSE,
    must_change BOOLEAN NOT NULL DEFAULT FALSE,
    second_factor BOOLEAN NOT NULL DEFAULT FALSE,
    password_set_at TIMESTAMPTZ,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX account_name ON account (name);

CREATE UNIQUE INDEX account_full_name ON account (full_name);

CREATE TABLE api_token (
    id SERIAL PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    name VARCHAR(80) NOT NULL,
    rights TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    revoked BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX api_token_account ON api_token (account);

CREATE TABLE account_secret (
    id SERIAL PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    password_hash TEXT,
    totp_nonce VARCHAR(64),
    totp_step INTEGER NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX account_secret_account ON account_secret (account);

CREATE TABLE recovery_code (
    id SERIAL PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    digest VARCHAR(64) NOT NULL CHECK (length(digest) = 64),
    used_at TIMESTAMPTZ
);

CREATE UNIQUE INDEX recovery_code_digest ON recovery_code (account, digest);

CREATE TABLE token_secret (
    id SERIAL PRIMARY KEY,
    token INTEGER NOT NULL REFERENCES api_token (id) ON DELETE RESTRICT,
    digest VARCHAR(64) NOT NULL CHECK (length(digest) = 64),
    used_at TIMESTAMPTZ
);

CREATE UNIQUE INDEX token_secret_digest ON token_secret (digest);

CREATE UNIQUE INDEX token_secret_token ON token_secret (token);

CREATE TABLE session (
    id SERIAL PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    digest VARCHAR(64) NOT NULL CHECK (length(digest) = 64),
    started_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    address VARCHAR(45) NOT NULL DEFAULT '',
    agent VARCHAR(200) NOT NULL DEFAULT ''
);

CREATE UNIQUE INDEX session_digest ON session (digest);

CREATE INDEX session_running ON session (account) WHERE ended_at IS NULL;

CREATE TABLE sign_in_failure (
    id SERIAL PRIMARY KEY,
    key VARCHAR(64) NOT NULL,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    last_at TIMESTAMPTZ NOT NULL
);

CREATE UNIQUE INDEX sign_in_failure_key ON sign_in_failure (key);

CREATE TABLE matter_person (
    id SERIAL PRIMARY KEY,
    matter INTEGER NOT NULL REFERENCES matter (id) ON DELETE RESTRICT,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX matter_person_once ON matter_person (matter, account) WHERE NOT struck;

CREATE INDEX matter_person_account ON matter_person (account, matter) WHERE NOT struck;

CREATE TABLE paper_holder (
    id SERIAL PRIMARY KEY,
    paper INTEGER NOT NULL REFERENCES paper (id) ON DELETE RESTRICT,
    account INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    matter INTEGER REFERENCES matter (id) ON DELETE RESTRICT,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX paper_holder_once
ON paper_holder (paper, COALESCE(account, 0), COALESCE(matter, 0));

CREATE INDEX paper_holder_matter ON paper_holder (matter) WHERE matter IS NOT NULL;

CREATE INDEX matter_handler ON matter (handler) WHERE handler IS NOT NULL;
"""

FACTS = ("account", "api_token", "matter_person", "paper_holder")

KEEP_ON_SQLITE = """
CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END;

CREATE TRIGGER {table}_never_replaced BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END;
"""
KEEP_ON_POSTGRES = """
CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION docket_keep();

CREATE TRIGGER {table}_never_truncated BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION docket_keep();
"""


def as_sqlite(sql: str) -> str:
    """The same schema as SQLite spells it, with the checks that PostgreSQL's types make."""
    sql = sql.replace("id SERIAL PRIMARY KEY", "id INTEGER PRIMARY KEY AUTOINCREMENT")
    for column_type, check in (
        ("INTEGER(?! PRIMARY)", r"typeof(\1) IN ('integer', 'null')"),
        ("BOOLEAN", r"\1 IN (0, 1)"),
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
    sqlite = dialect == "sqlite"
    keep = KEEP_ON_SQLITE if sqlite else KEEP_ON_POSTGRES
    texts = [as_sqlite(TABLES) if sqlite else TABLES]
    texts += [keep.format(table=table) for table in FACTS]
    return [part.strip() for text in texts for part in text.strip().split(";\n\n")]


async def create() -> None:
    """Create the tables."""
    for statement in statements(db.dialect()):
        await db.engine().run_ddl(statement)


async def drop() -> None:
    """Drop them, what refers to others first."""
    await db.engine().run_ddl("DROP INDEX matter_handler")
    for table in reversed(re.findall(r"^CREATE TABLE (\w+)", TABLES, flags=re.M)):
        await db.engine().run_ddl(f"DROP TABLE {table}")


async def forwards() -> MigrationManager:
    """What Piccolo runs, both ways."""
    manager = MigrationManager(migration_id=ID, app_name="docket", description=DESCRIPTION)
    manager.add_raw(create)
    manager.add_raw_backwards(drop)
    return manager
