"""The first account, and keeping the others: by an administrator, each change an act."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from docket import db as database
from docket.accounts import queries, service
from docket.accounts.rules import Role, digest
from docket.accounts.schemas import AccountIn, AccountRow, RolesIn
from docket.accounts.service import server_key
from docket.app import create_app
from docket.errors import Conflict, Invalid, StaleVersion, Unauthenticated, Unavailable
from docket.settings import Settings
from tests.clients import stranger
from tests.factories import make_bureau, make_unit
from tests.people import HOST, person

PASSWORD = "梧桐落叶-九月-廿七"
CODE = "terminal-code"
FIRST = {"code": CODE, "name": "admin", "full_name": "庄某", "password": PASSWORD}
NOW = datetime.now(UTC)


@pytest.fixture
async def admin(client: httpx.AsyncClient) -> AccountRow:
    """An administrator, who is signed in."""
    account = await person(Role.ADMIN, name="admin", full_name="庄某", password=PASSWORD)
    await client.post("/api/v1/session", json={"name": "admin", "password": PASSWORD})
    return account


def at_first(folder: Path, expected: str | None = digest(CODE)) -> httpx.AsyncClient:
    """A client of a server that printed the code, without any account."""
    settings = replace(Settings.from_environment({}, folder), setup_digest=expected)
    app = create_app(settings)
    transport = httpx.ASGITransport(app=cast("Any", app))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")


async def test_without_a_user_only_setup_and_health_answer(
    db: database.Engine, tmp_path: Path
) -> None:
    async with at_first(tmp_path) as client:
        refused = await client.get("/api/v1/matters")
        health = await client.get("/healthz")
        made = await client.post("/api/v1/setup", json=FIRST)
        signed = await client.post("/api/v1/session", json={"name": "admin", "password": PASSWORD})

    assert (refused.status_code, "docket user add" in refused.text) == (401, True)
    assert health.status_code == 200
    assert (made.status_code, signed.status_code) == (201, 201)
    assert signed.json()["roles"] == ["admin"]


async def test_the_code_makes_one_account_and_no_second(
    db: database.Engine, tmp_path: Path
) -> None:
    async with at_first(tmp_path) as client:
        await client.post("/api/v1/setup", json=FIRST)
        again = await client.post("/api/v1/setup", json={**FIRST, "name": "b", "full_name": "乙"})

    assert again.status_code == 409
    assert len(await queries.all_accounts()) == 1


@pytest.mark.parametrize("expected", [digest("another"), None])
async def test_without_the_code_nobody_sets_up(
    db: database.Engine, tmp_path: Path, expected: str | None
) -> None:
    """Nor where no code was printed: an application server of somebody's own."""
    async with at_first(tmp_path, expected) as client:
        answer = await client.post("/api/v1/setup", json=FIRST)

    assert answer.status_code == 401
    assert await queries.all_accounts() == ()


async def test_nothing_is_made_silently(db: database.Engine) -> None:
    with pytest.raises(Unauthenticated):
        await service.add_first(
            AccountIn(name="admin", full_name="庄某", roles=[Role.ADMIN], password=PASSWORD),
            "",
            expected=None,
            at=NOW,
        )


async def test_an_administrator_adds_a_user_whose_password_is_shown_once(
    client: httpx.AsyncClient, admin: AccountRow
) -> None:
    body = {"name": "Lin.Mou", "full_name": "林某", "roles": ["lawyer"]}
    made = (await client.post("/api/v1/users", json=body)).json()
    listed = (await client.get("/api/v1/users")).text

    assert len(made["password"]) >= 20
    assert made["password"] not in listed
    async with stranger() as other:
        signed = await other.post(
            "/api/v1/session", json={"name": "lin.mou", "password": made["password"]}
        )
    assert signed.json()["must_change"] is True


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        pytest.param({"name": "a b"}, ["name"], id="a blank in the name"),
        pytest.param({"full_name": " "}, ["full_name"], id="nameless"),
        pytest.param({"roles": []}, ["roles"], id="no role"),
        pytest.param({"roles": ["handler"]}, ["unit"], id="a handler of no unit"),
        pytest.param({"unit": 1}, ["authority"], id="a unit of no authority"),
        pytest.param({"authority": 99}, ["authority"], id="no such authority"),
        pytest.param({"password": "welcome123"}, ["password"], id="a weak password"),
        pytest.param({"name": "", "full_name": "", "roles": []}, None, id="everything"),
        pytest.param({"version": 1}, ["version"], id="an unknown field"),
        pytest.param({"roles": ["root"]}, ["roles[0]"], id="an unknown role"),
    ],
)
async def test_what_cannot_be_a_user_is_refused_with_every_field(
    client: httpx.AsyncClient,
    admin: AccountRow,
    more: dict[str, object],
    fields: list[str] | None,
) -> None:
    body = {"name": "lin", "full_name": "林某", "roles": ["lawyer"], **more}

    answer = await client.post("/api/v1/users", json=body)

    assert answer.status_code == 422
    expected = fields or ["name", "full_name", "roles"]
    assert [error["field"] for error in answer.json()["errors"]] == expected
    assert len(await queries.all_accounts()) == 1


@pytest.mark.parametrize("twin", [{"name": "ADMIN"}, {"full_name": "庄某"}])
async def test_no_two_users_share_a_name(
    client: httpx.AsyncClient, admin: AccountRow, twin: dict[str, str]
) -> None:
    """The full name tells whose a matter is, so it is one person's too."""
    body = {"name": "lin", "full_name": "林某", "roles": ["lawyer"], **twin}

    assert (await client.post("/api/v1/users", json=body)).status_code == 409


async def test_a_unit_is_one_of_the_authority(db: database.Engine) -> None:
    bureau = await make_bureau()
    other = await make_bureau("ylcity", "云澜市公安局")
    station = await make_unit(bureau.authority, "liuting", "柳汀派出所")

    with pytest.raises(Invalid, match="属于另一机关"):
        await person(Role.HANDLER, authority=other.authority, unit=station)
    assert (await person(Role.HANDLER, authority=bureau.authority, unit=station)).unit == station


async def test_an_administrator_is_always_left(
    client: httpx.AsyncClient, admin: AccountRow
) -> None:
    roles = f"/api/v1/users/{admin.id}/roles"
    for path, body in (
        (roles, {"roles": ["auditor"]}),
        (f"/api/v1/users/{admin.id}/lock", {"locked": True}),
    ):
        answer = await client.put(path, json=body)
        assert (answer.status_code, "另一名管理员" in answer.text) == (409, True)

    await person(Role.ADMIN)
    assert (await client.put(roles, json={"roles": ["auditor"]})).status_code == 200


async def test_roles_are_changed_from_what_was_read(admin: AccountRow) -> None:
    account = await person(Role.LAWYER)
    given = RolesIn(roles=[Role.AUDITOR], version=account.version)
    await service.set_roles(account.id, given, actor=HOST, at=NOW)

    with pytest.raises(StaleVersion):
        await service.set_roles(account.id, given, actor=HOST, at=NOW)


@pytest.mark.parametrize("user", [999, 2**31, 2**70])
async def test_a_user_that_is_none_is_not_found(
    client: httpx.AsyncClient, admin: AccountRow, user: int
) -> None:
    for method, path, body in (
        ("GET", "", None),
        ("PUT", "/roles", {"roles": ["lawyer"]}),
        ("PUT", "/lock", {"locked": True}),
        ("POST", "/reset", {}),
        ("DELETE", "/sessions", None),
    ):
        answer = await client.request(method, f"/api/v1/users/{user}{path}", json=body)
        assert answer.status_code == 404, (method, path)


async def test_an_administrator_ends_the_sessions_of_a_user(
    client: httpx.AsyncClient, admin: AccountRow
) -> None:
    user = await person(Role.COUNSEL, name="lin", full_name="林某", password=PASSWORD)
    async with stranger() as theirs:
        await theirs.post("/api/v1/session", json={"name": "lin", "password": PASSWORD})
        assert (await theirs.get("/api/v1/session")).status_code == 200

        assert (await client.delete(f"/api/v1/users/{user.id}/sessions")).status_code == 204
        assert (await theirs.get("/api/v1/session")).status_code == 401


async def test_an_administrator_reads_no_matter_and_sees_nothing_in_one(
    client: httpx.AsyncClient, admin: AccountRow
) -> None:
    for path in ("matters", "deadlines", "statistics?from=2023-01-01&to=2023-12-31"):
        assert (await client.get(f"/api/v1/{path}")).status_code == 403
    assert (await client.get("/api/v1/history/verify")).status_code == 200


def test_the_key_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "secret.key"

    first = server_key(path)

    assert server_key(path) == first
    assert len(first) >= 64
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret.key"]


def test_a_key_that_is_damaged_is_told_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    path.write_bytes(b"short\n")

    with pytest.raises(Unavailable, match="请从备份恢复"):
        server_key(path)
    assert path.read_bytes() == b"short\n"


def test_a_key_that_cannot_be_made_names_its_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(Unavailable, match="DOCKET_SECRET_FILE"):
        server_key(tmp_path / "file" / "secret.key")


async def test_a_conflict_of_names_leaves_nothing(db: database.Engine) -> None:
    await person(Role.LAWYER, name="lin", full_name="林某")
    before = await database.rows("SELECT seq FROM act")

    with pytest.raises(Conflict):
        async with database.transaction():
            await person(Role.LAWYER, name="lin", full_name="另某")

    assert await database.rows("SELECT seq FROM act") == before
