"""The first schema: authorities, calendar, matters, proceedings, hearings, deadlines, history.

Hand-written SQL, one text for both engines: it is PostgreSQL, and ``as_sqlite`` changes the few
words that SQLite spells otherwise. The vocabularies are frozen here as they were on this day; a
new member needs a migration of its own. Statements end with a semicolon and an empty line.
Never edited after its release.
"""

import re

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from docket import db

ID = "2026-11-23T08:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "foundation: facts, projections and history"


def one_of(*codes: str) -> str:
    """The list of an IN."""
    return "(" + ", ".join(f"'{code}'" for code in codes) + ")"


VOCABULARIES = {
    "level": one_of("reconsideration", "first_instance", "second_instance", "retrial"),
    "procedure": one_of(
        "reconsideration",
        "first_instance",
        "second_instance",
        "retrial_review",
        "retrial",
        "non_litigation_enforcement",
        "enforcement",
        "state_compensation",
        "jurisdiction",
        "suggestion",
        "other",
    ),
    "track": one_of("ordinary", "simplified"),
    "link": one_of(
        "suit_after_reconsideration",
        "appeal",
        "remand",
        "retrial_application",
        "retrial_ordered",
        "transfer",
        "ordered_to_docket",
        "enforcement",
        "compensation",
        "other",
    ),
    "role": one_of(
        "applicant",
        "respondent",
        "reconsideration_organ",
        "plaintiff",
        "defendant",
        "appellant",
        "appellee",
        "retrial_applicant",
        "retrial_respondent",
        "third_party",
        "enforcement_applicant",
        "enforcement_respondent",
    ),
    "capacity": one_of("original", "reconsidering"),
    "party_kind": one_of("natural_person", "legal_person", "other_organisation", "authority"),
    "how": one_of("hand", "post", "e_service", "public_notice", "mail_room", "lien"),
    "hearing_kind": one_of("court_hearing", "reconsideration_hearing"),
    "hearing_state": one_of("scheduled", "held", "postponed", "cancelled"),
    "hearing_mode": one_of("in_person", "online"),
    "rank": one_of(
        "principal",
        "deputy",
        "portfolio_deputy_level",
        "other_portfolio_leader",
        "authorised_unit_head",
        "staff",
        "lawyer_only",
        "nobody",
    ),
    "absence_reason": one_of(
        "force_majeure", "accident", "irreplaceable_duty", "other_legitimate", "none_given"
    ),
    "absence_review": one_of("accepted", "rejected"),
    "attendance": one_of(
        "not_required",
        "expected",
        "attended",
        "excused",
        "absent",
        "deemed_absent",
        "left_midway",
        "refused_to_explain",
        "represented",
        "unknown",
    ),
    "extent": one_of("whole", "part"),
    "category": one_of("upheld", "terminated", "dismissed", "revoked", "confirmed_unlawful"),
    "wln": one_of("win", "loss", "neutral", "excluded", "open"),
    "binds": one_of("us", "them", "organ", "either"),
    "deadline_state": one_of("open", "done", "done_late", "missed", "waived", "void"),
    "deadline_verb": one_of(
        "assigned",
        "confirmed",
        "done",
        "reopened",
        "waived",
        "manual_date",
        "reading_chosen",
        "move_accepted",
    ),
    "day_kind": one_of("rest", "make_up", "ordinary"),
    "actor_kind": one_of("user", "token", "cli", "system"),
}

TABLES = """
CREATE TABLE act (
    id SERIAL PRIMARY KEY,
    seq INTEGER NOT NULL CHECK (seq > 0),
    happened_at TIMESTAMPTZ NOT NULL,
    actor_kind VARCHAR(20) NOT NULL CHECK (actor_kind IN {actor_kind}),
    actor_id VARCHAR(80) NOT NULL,
    actor_name VARCHAR(120) NOT NULL,
    what VARCHAR(60) NOT NULL,
    why TEXT NOT NULL,
    digests TEXT NOT NULL,
    previous_hash VARCHAR(64) NOT NULL CHECK (length(previous_hash) = 64),
    hash VARCHAR(64) NOT NULL CHECK (length(hash) = 64)
);

CREATE UNIQUE INDEX act_seq ON act (seq);

CREATE INDEX act_happened_at ON act (happened_at);

CREATE TABLE change (
    id SERIAL PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (id) ON DELETE RESTRICT,
    n INTEGER NOT NULL CHECK (n >= 0),
    table_name VARCHAR(60) NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    digest VARCHAR(64) NOT NULL CHECK (length(digest) = 64)
);

CREATE UNIQUE INDEX change_order ON change (act, n);

CREATE INDEX change_row ON change (table_name, row_id, id);

CREATE TABLE history_head (
    id SERIAL PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    hash VARCHAR(64) NOT NULL CHECK (length(hash) = 64)
);

INSERT INTO history_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE authority (
    id SERIAL PRIMARY KEY,
    code VARCHAR(40) NOT NULL,
    name VARCHAR(120) NOT NULL,
    short_name VARCHAR(40) NOT NULL,
    organ_word VARCHAR(20) NOT NULL,
    parent INTEGER REFERENCES authority (id) ON DELETE RESTRICT CHECK (parent <> id),
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX authority_code ON authority (code);

CREATE TABLE unit (
    id SERIAL PRIMARY KEY,
    authority INTEGER NOT NULL REFERENCES authority (id) ON DELETE RESTRICT,
    code VARCHAR(40) NOT NULL,
    name VARCHAR(120) NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX unit_code ON unit (authority, code);

CREATE TABLE notice (
    id SERIAL PRIMARY KEY,
    year INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    source TEXT NOT NULL,
    complete BOOLEAN NOT NULL DEFAULT TRUE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX notice_year ON notice (year);

CREATE TABLE calendar_day (
    id SERIAL PRIMARY KEY,
    day DATE NOT NULL,
    kind VARCHAR(20) NOT NULL CHECK (kind IN {day_kind}),
    name VARCHAR(80) NOT NULL,
    notice INTEGER NOT NULL REFERENCES notice (id) ON DELETE RESTRICT,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX calendar_day_ruling ON calendar_day (notice, day);

CREATE INDEX calendar_day_day ON calendar_day (day);

CREATE TABLE local_rest_day (
    id SERIAL PRIMARY KEY,
    authority INTEGER NOT NULL REFERENCES authority (id) ON DELETE RESTRICT,
    day DATE NOT NULL,
    name VARCHAR(80) NOT NULL,
    source TEXT NOT NULL,
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX local_rest_day_once ON local_rest_day (authority, day) WHERE NOT struck;

CREATE TABLE paper (
    id SERIAL PRIMARY KEY,
    sha256 VARCHAR(64) NOT NULL CHECK (length(sha256) = 64),
    name VARCHAR(200) NOT NULL,
    media_type VARCHAR(100) NOT NULL,
    size BIGINT NOT NULL CHECK (size >= 0),
    received_on DATE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX paper_content ON paper (sha256);

CREATE TABLE series (
    id SERIAL PRIMARY KEY,
    name VARCHAR(120) NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE matter (
    id SERIAL PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    cause VARCHAR(300) NOT NULL,
    field VARCHAR(40) NOT NULL,
    act_kind VARCHAR(40) NOT NULL,
    unit INTEGER NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
    series INTEGER REFERENCES series (id) ON DELETE RESTRICT,
    handler VARCHAR(80),
    opened_on DATE NOT NULL,
    confidential BOOLEAN NOT NULL DEFAULT FALSE,
    prior_recon_required BOOLEAN,
    told_of_prior_recon BOOLEAN,
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX matter_number ON matter (number);

CREATE INDEX matter_unit ON matter (unit);

CREATE INDEX matter_series ON matter (series) WHERE series IS NOT NULL;

CREATE INDEX matter_opened_on ON matter (opened_on);

CREATE TABLE challenged_act (
    id SERIAL PRIMARY KEY,
    matter INTEGER NOT NULL REFERENCES matter (id) ON DELETE RESTRICT,
    authority INTEGER REFERENCES authority (id) ON DELETE RESTRICT,
    kind VARCHAR(40) NOT NULL,
    number VARCHAR(120),
    made_on DATE,
    description TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX challenged_act_matter ON challenged_act (matter);

CREATE INDEX challenged_act_number ON challenged_act (number) WHERE number IS NOT NULL;

CREATE TABLE party (
    id SERIAL PRIMARY KEY,
    matter INTEGER NOT NULL REFERENCES matter (id) ON DELETE RESTRICT,
    name VARCHAR(200) NOT NULL,
    kind VARCHAR(30) NOT NULL CHECK (kind IN {party_kind}),
    agent VARCHAR(200),
    version INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX party_matter ON party (matter);

CREATE INDEX party_name ON party (name);

CREATE TABLE event_kind (
    code VARCHAR(40) PRIMARY KEY NOT NULL
);

CREATE TABLE outcome_code (
    code VARCHAR(40) PRIMARY KEY NOT NULL
);

CREATE TABLE proceeding (
    id SERIAL PRIMARY KEY,
    matter INTEGER NOT NULL REFERENCES matter (id) ON DELETE RESTRICT,
    procedure VARCHAR(40) NOT NULL CHECK (procedure IN {procedure}),
    compensation BOOLEAN NOT NULL DEFAULT FALSE,
    track VARCHAR(20) CHECK (track IN {track}),
    forum VARCHAR(120) NOT NULL,
    docket_number VARCHAR(80),
    number_year INTEGER,
    number_court VARCHAR(20),
    number_type VARCHAR(20),
    number_seq INTEGER CHECK (number_seq > 0),
    previous INTEGER REFERENCES proceeding (id) ON DELETE RESTRICT CHECK (previous <> id),
    link VARCHAR(30) CHECK (link IN {link}),
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    accepted_on DATE,
    decided_on DATE,
    suspended BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE INDEX proceeding_matter ON proceeding (matter);

CREATE INDEX proceeding_previous ON proceeding (previous) WHERE previous IS NOT NULL;

CREATE UNIQUE INDEX proceeding_court_number
ON proceeding (number_year, number_court, number_type, number_seq)
WHERE number_court IS NOT NULL AND number_seq IS NOT NULL;

CREATE UNIQUE INDEX proceeding_forum_number
ON proceeding (docket_number, forum)
WHERE docket_number IS NOT NULL;

CREATE TABLE proceeding_party (
    id SERIAL PRIMARY KEY,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    party INTEGER NOT NULL REFERENCES party (id) ON DELETE RESTRICT,
    role VARCHAR(30) NOT NULL CHECK (role IN {role}),
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX proceeding_party_role ON proceeding_party (proceeding, party, role);

CREATE INDEX proceeding_party_party ON proceeding_party (party);

CREATE TABLE standing (
    id SERIAL PRIMARY KEY,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    authority INTEGER NOT NULL REFERENCES authority (id) ON DELETE RESTRICT,
    role VARCHAR(30) NOT NULL CHECK (role IN {role}),
    capacity VARCHAR(20) CHECK (capacity IN {capacity}),
    unit INTEGER NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
    represented_by INTEGER REFERENCES authority (id) ON DELETE RESTRICT
        CHECK (represented_by <> authority),
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX standing_authority ON standing (proceeding, authority);

CREATE INDEX standing_of_authority ON standing (authority, proceeding);

CREATE INDEX standing_unit ON standing (unit);

CREATE TABLE event (
    id SERIAL PRIMARY KEY,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    kind VARCHAR(40) NOT NULL REFERENCES event_kind (code) ON DELETE RESTRICT,
    happened_on DATE NOT NULL,
    happened_at TIMESTAMPTZ,
    authority INTEGER REFERENCES authority (id) ON DELETE RESTRICT,
    party INTEGER REFERENCES party (id) ON DELETE RESTRICT,
    how VARCHAR(20) CHECK (how IN {how}),
    sent_on DATE,
    days INTEGER CHECK (days >= 0),
    until_on DATE,
    paper INTEGER REFERENCES paper (id) ON DELETE RESTRICT,
    page INTEGER CHECK (page > 0),
    quote TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (authority IS NULL OR party IS NULL)
);

CREATE INDEX event_proceeding ON event (proceeding, happened_on);

CREATE INDEX event_paper ON event (paper) WHERE paper IS NOT NULL;

CREATE TABLE outcome_item (
    id SERIAL PRIMARY KEY,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    decision INTEGER NOT NULL REFERENCES event (id) ON DELETE RESTRICT,
    authority INTEGER NOT NULL REFERENCES authority (id) ON DELETE RESTRICT,
    act INTEGER REFERENCES challenged_act (id) ON DELETE RESTRICT,
    code VARCHAR(40) NOT NULL REFERENCES outcome_code (code) ON DELETE RESTRICT,
    extent VARCHAR(10) NOT NULL CHECK (extent IN {extent}),
    amount_fen BIGINT CHECK (amount_fen >= 0),
    perform_by DATE,
    paper INTEGER REFERENCES paper (id) ON DELETE RESTRICT,
    page INTEGER CHECK (page > 0),
    quote TEXT NOT NULL DEFAULT '',
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX outcome_item_proceeding ON outcome_item (proceeding, authority);

CREATE INDEX outcome_item_decision ON outcome_item (decision);

CREATE TABLE tally (
    id SERIAL PRIMARY KEY,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    matter INTEGER NOT NULL REFERENCES matter (id) ON DELETE RESTRICT,
    authority INTEGER NOT NULL REFERENCES authority (id) ON DELETE RESTRICT,
    unit INTEGER NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
    procedure VARCHAR(40) NOT NULL CHECK (procedure IN {procedure}),
    level VARCHAR(20) CHECK (level IN {level}),
    role VARCHAR(30) NOT NULL CHECK (role IN {role}),
    compensation BOOLEAN NOT NULL DEFAULT FALSE,
    confidential BOOLEAN NOT NULL DEFAULT FALSE,
    accepted_on DATE,
    decided_on DATE,
    code VARCHAR(40) REFERENCES outcome_code (code) ON DELETE RESTRICT,
    category VARCHAR(30) CHECK (category IN {category}),
    wln VARCHAR(20) NOT NULL CHECK (wln IN {wln}),
    partial BOOLEAN NOT NULL DEFAULT FALSE,
    merits BOOLEAN NOT NULL DEFAULT FALSE,
    attendance VARCHAR(20) NOT NULL CHECK (attendance IN {attendance})
);

CREATE UNIQUE INDEX tally_authority ON tally (proceeding, authority);

CREATE INDEX tally_matter ON tally (matter);

CREATE INDEX tally_figures ON tally (
    authority, level, accepted_on, decided_on, procedure, role, category, wln, merits, partial, code,
    attendance, compensation, confidential, unit, matter, proceeding
);

CREATE TABLE hearing (
    id SERIAL PRIMARY KEY,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    kind VARCHAR(30) NOT NULL CHECK (kind IN {hearing_kind}),
    held_on DATE NOT NULL,
    starts_at VARCHAR(5),
    room VARCHAR(120),
    mode VARCHAR(20) NOT NULL CHECK (mode IN {hearing_mode}),
    state VARCHAR(20) NOT NULL CHECK (state IN {hearing_state}),
    leader_notified BOOLEAN,
    leader_renotified BOOLEAN NOT NULL DEFAULT FALSE,
    paper INTEGER REFERENCES paper (id) ON DELETE RESTRICT,
    note TEXT NOT NULL DEFAULT '',
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX hearing_proceeding ON hearing (proceeding);

CREATE INDEX hearing_held_on ON hearing (held_on);

CREATE TABLE appearance (
    id SERIAL PRIMARY KEY,
    hearing INTEGER NOT NULL REFERENCES hearing (id) ON DELETE RESTRICT,
    authority INTEGER NOT NULL REFERENCES authority (id) ON DELETE RESTRICT,
    rank VARCHAR(30) NOT NULL CHECK (rank IN {rank}),
    person VARCHAR(80),
    title VARCHAR(80),
    identity_proved BOOLEAN,
    spoke BOOLEAN,
    left_without_leave BOOLEAN NOT NULL DEFAULT FALSE,
    absence_reason VARCHAR(30) CHECK (absence_reason IN {absence_reason}),
    absence_review VARCHAR(20) CHECK (absence_review IN {absence_review}),
    refused_to_explain BOOLEAN NOT NULL DEFAULT FALSE,
    paper INTEGER REFERENCES paper (id) ON DELETE RESTRICT,
    note TEXT NOT NULL DEFAULT '',
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX appearance_hearing ON appearance (hearing, authority);

CREATE TABLE sitting (
    id SERIAL PRIMARY KEY,
    hearing INTEGER NOT NULL REFERENCES hearing (id) ON DELETE RESTRICT,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    matter INTEGER NOT NULL REFERENCES matter (id) ON DELETE RESTRICT,
    authority INTEGER NOT NULL REFERENCES authority (id) ON DELETE RESTRICT,
    unit INTEGER NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
    kind VARCHAR(30) NOT NULL CHECK (kind IN {hearing_kind}),
    procedure VARCHAR(40) NOT NULL CHECK (procedure IN {procedure}),
    level VARCHAR(20) CHECK (level IN {level}),
    confidential BOOLEAN NOT NULL DEFAULT FALSE,
    held_on DATE NOT NULL,
    recorded BOOLEAN NOT NULL,
    attended BOOLEAN NOT NULL,
    principals INTEGER NOT NULL CHECK (principals >= 0),
    represented BOOLEAN NOT NULL,
    excused BOOLEAN NOT NULL,
    notified BOOLEAN NOT NULL,
    renotified BOOLEAN NOT NULL
);

CREATE UNIQUE INDEX sitting_authority ON sitting (hearing, authority);

CREATE INDEX sitting_proceeding ON sitting (proceeding);

CREATE INDEX sitting_matter ON sitting (matter);

CREATE INDEX sitting_figures ON sitting (
    authority, held_on, kind, procedure, level, recorded, attended, principals, represented,
    excused, notified, renotified, confidential, unit, matter, proceeding, hearing
);

CREATE TABLE deadline (
    id SERIAL PRIMARY KEY,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    matter INTEGER NOT NULL REFERENCES matter (id) ON DELETE RESTRICT,
    authority INTEGER REFERENCES authority (id) ON DELETE RESTRICT,
    party INTEGER REFERENCES party (id) ON DELETE RESTRICT,
    rule VARCHAR(60) NOT NULL,
    root_event INTEGER REFERENCES event (id) ON DELETE RESTRICT,
    root_hearing INTEGER REFERENCES hearing (id) ON DELETE RESTRICT,
    ordinal INTEGER NOT NULL DEFAULT 0,
    binds VARCHAR(10) NOT NULL CHECK (binds IN {binds}),
    rule_version VARCHAR(80) NOT NULL,
    trigger_on DATE NOT NULL,
    raw_end DATE,
    due_statutory DATE,
    due_safe DATE,
    alarm_on DATE,
    provisional BOOLEAN NOT NULL DEFAULT FALSE,
    not_computable TEXT,
    state VARCHAR(20) NOT NULL CHECK (state IN {deadline_state}),
    done_event INTEGER REFERENCES event (id) ON DELETE RESTRICT,
    done_on DATE,
    assignee VARCHAR(80),
    manual BOOLEAN NOT NULL DEFAULT FALSE,
    duty BOOLEAN NOT NULL DEFAULT TRUE,
    inputs_hash VARCHAR(64) NOT NULL,
    receipt_code VARCHAR(12) NOT NULL,
    CHECK (due_statutory IS NOT NULL OR not_computable IS NOT NULL)
);

CREATE UNIQUE INDEX deadline_identity ON deadline (
    proceeding, rule, COALESCE(authority, 0), COALESCE(party, 0),
    COALESCE(root_event, 0), COALESCE(root_hearing, 0), ordinal
);

CREATE INDEX deadline_matter ON deadline (matter);

CREATE INDEX deadline_receipt_code ON deadline (receipt_code);

CREATE INDEX deadline_open ON deadline (alarm_on) WHERE state = 'open';

CREATE TABLE deadline_act (
    id SERIAL PRIMARY KEY,
    proceeding INTEGER NOT NULL REFERENCES proceeding (id) ON DELETE RESTRICT,
    authority INTEGER REFERENCES authority (id) ON DELETE RESTRICT,
    party INTEGER REFERENCES party (id) ON DELETE RESTRICT,
    rule VARCHAR(60) NOT NULL,
    root_event INTEGER REFERENCES event (id) ON DELETE RESTRICT,
    root_hearing INTEGER REFERENCES hearing (id) ON DELETE RESTRICT,
    ordinal INTEGER NOT NULL DEFAULT 0,
    verb VARCHAR(20) NOT NULL CHECK (verb IN {deadline_verb}),
    happened_on DATE NOT NULL,
    value VARCHAR(120),
    reason TEXT NOT NULL DEFAULT '',
    struck BOOLEAN NOT NULL DEFAULT FALSE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX deadline_act_proceeding ON deadline_act (proceeding, rule);
"""

NEVER_CHANGED = ("act", "change")
NEVER_DELETED = (
    *NEVER_CHANGED,
    "history_head",
    "authority",
    "unit",
    "notice",
    "calendar_day",
    "local_rest_day",
    "paper",
    "series",
    "matter",
    "challenged_act",
    "party",
    "proceeding",
    "proceeding_party",
    "standing",
    "event",
    "outcome_item",
    "hearing",
    "appearance",
    "deadline_act",
)

# SQLite: REPLACE deletes without asking the DELETE trigger unless a pragma is set, so an INSERT
# over an existing row is refused as well.
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
KEEPER = """
CREATE FUNCTION docket_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$;
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
    """The same schema as SQLite spells it, with the checks that PostgreSQL's types make."""
    sql = sql.replace("id SERIAL PRIMARY KEY", "id INTEGER PRIMARY KEY AUTOINCREMENT")
    sql = re.sub(r"^    (\w+) BIGINT\b", r"    \1 INTEGER", sql, flags=re.M)
    for column_type, check in (
        ("INTEGER(?! PRIMARY)", r"typeof(\1) IN ('integer', 'null')"),
        ("DATE", r"\1 IS date(\1, '+0 days')"),
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
    tables = TABLES.format(**VOCABULARIES)
    if dialect == "sqlite":
        texts = [as_sqlite(tables)]
        keep, freeze = KEEP_ON_SQLITE, FREEZE_ON_SQLITE
    else:
        texts = [tables, KEEPER]
        keep, freeze = KEEP_ON_POSTGRES, FREEZE_ON_POSTGRES
    texts += [keep.format(table=table) for table in NEVER_DELETED]
    texts += [freeze.format(table=table) for table in NEVER_CHANGED]
    return [part.strip() for text in texts for part in text.strip().split(";\n\n")]


async def create() -> None:
    """Create the schema."""
    for statement in statements(db.dialect()):
        await db.engine().run_ddl(statement)


async def drop() -> None:
    """Drop the schema with everything in it, what refers to others first."""
    for column in ("authority SET parent", "proceeding SET previous"):
        await db.engine().run_ddl(f"UPDATE {column} = NULL")
    for table in reversed(re.findall(r"^CREATE TABLE (\w+)", TABLES, flags=re.M)):
        await db.engine().run_ddl(f"DROP TABLE {table}")
    if db.dialect() == "postgres":
        await db.engine().run_ddl("DROP FUNCTION docket_keep()")


async def forwards() -> MigrationManager:
    """What Piccolo runs, both ways."""
    manager = MigrationManager(migration_id=ID, app_name="docket", description=DESCRIPTION)
    manager.add_raw(create)
    manager.add_raw_backwards(drop)
    return manager
