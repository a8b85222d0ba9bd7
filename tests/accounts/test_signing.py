"""Signing in and out over HTTP: who proves themselves is let in, and nobody else."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from docket import db as database
from docket.accounts import service
from docket.accounts.api import COOKIE
from docket.accounts.rules import Role, digest, wait
from docket.accounts.rules.lockout import FREE
from docket.accounts.schemas import AccountRow, RolesIn
from docket.accounts.service import hashing
from docket.accounts.service.failures import key_of
from tests.clients import stranger
from tests.people import HOST, person

PASSWORD = "梧桐落叶-九月-廿七"
OTHER = "青石板上的雨声-三更"


@pytest.fixture
async def lawyer(db: database.Engine) -> AccountRow:
    """A lawyer with a password."""
    return await person(Role.LAWYER, name="shenmou", full_name="沈某", password=PASSWORD)


async def sign_in(
    client: httpx.AsyncClient, password: str = PASSWORD, name: str = "shenmou", code: str = ""
) -> httpx.Response:
    """One try."""
    body = {"name": name, "password": password} | ({"code": code} if code else {})
    return await client.post("/api/v1/session", json=body)


async def who(client: httpx.AsyncClient) -> int:
    """The status that tells whether the client is signed in."""
    return (await client.get("/api/v1/session")).status_code


async def test_who_signs_in_is_known_by_a_cookie_that_no_script_reads(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    answer = await sign_in(client)
    found = (await client.get("/api/v1/session")).json()

    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 201
    assert all(word in cookie for word in (f"{COOKIE}=", "httponly", "samesite=lax", "path=/"))
    assert "secure" not in cookie
    assert (found["account"]["full_name"], found["not_ready"]) == ("沈某", "")
    assert "read_matters" in found["rights"]
    assert "manage_users" not in found["rights"]


async def test_over_tls_the_cookie_is_sent_over_tls_only(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    client.base_url = httpx.URL("https://127.0.0.1")

    assert "secure" in (await sign_in(client)).headers["set-cookie"].lower()


async def test_a_name_is_the_same_however_it_is_typed(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    assert (await sign_in(client, name=" ＳhenMou ")).status_code == 201


async def test_the_database_holds_no_secret_in_clear(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    """Neither the password nor the token of the session, in any table, history included."""
    await sign_in(client)
    token = client.cookies[COOKIE]

    (session,) = await database.rows("SELECT * FROM session")
    (secret,) = await database.rows("SELECT * FROM account_secret")
    images = await database.rows("SELECT after FROM change WHERE table_name = 'account'")

    assert session["digest"] == digest(token)
    assert secret["password_hash"].startswith("$argon2id$")
    everything = str([session, secret, images])
    assert token not in everything
    assert PASSWORD not in everything
    assert "argon2" not in str(images)


@pytest.mark.parametrize(
    ("name", "password"),
    [
        pytest.param("shenmou", OTHER, id="a wrong password"),
        pytest.param("nobody", PASSWORD, id="an unknown name"),
        pytest.param("", "", id="nothing"),
        pytest.param("shenmou", "", id="no password"),
        pytest.param("shenmou' OR '1'='1", PASSWORD, id="SQL"),
        pytest.param("shenmou\ud800", PASSWORD, id="half a character"),
    ],
)
async def test_what_is_wrong_is_not_told(
    client: httpx.AsyncClient, lawyer: AccountRow, name: str, password: str
) -> None:
    """The same status and words for a wrong password and for a name that nobody has."""
    body = {"name": name, "password": password}
    answer = await client.post(
        "/api/v1/session",
        content=json.dumps(body),
        headers={"content-type": "application/json"},
    )

    assert answer.status_code in (401, 400), answer.text
    if answer.status_code == 401:
        assert answer.json()["detail"].startswith("用户名、口令或者动态口令不对")
    assert COOKIE not in client.cookies


def test_an_unknown_name_costs_as_much_work_as_a_wrong_password() -> None:
    """It is verified against a hash of the same cost, so that time tells nothing."""
    assert not hashing._hasher.check_needs_rehash(hashing.NOBODY)  # noqa: SLF001


async def test_an_unknown_name_is_verified_too() -> None:
    assert not await hashing.matches(None, PASSWORD)


async def test_brute_force_is_made_to_wait(client: httpx.AsyncClient, lawyer: AccountRow) -> None:
    """Five tries, then 429 with Retry-After, for the right password too; another worker counts on."""
    tries = [await sign_in(client, OTHER) for _ in range(FREE)]
    refused = await sign_in(client)
    async with stranger() as another_worker:
        elsewhere = await sign_in(another_worker)

    assert {answer.status_code for answer in tries} == {401}
    for answer in (refused, elsewhere):
        assert answer.status_code == 429
        assert 0 < int(answer.headers["retry-after"]) <= 31
    assert await database.rows("SELECT id FROM session") == []


async def test_an_unknown_name_is_made_to_wait_like_a_known_one(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    tries = [(await sign_in(client, name="nobody")).status_code for _ in range(FREE + 1)]

    assert tries == [401] * FREE + [429]


async def test_inventing_names_fills_no_table(client: httpx.AsyncClient, db: object) -> None:
    keys = {key_of(f"name{n}", None) for n in range(20_000)}

    assert len(keys) <= 4096


def test_the_wait_grows_and_ends() -> None:
    at = datetime(2024, 1, 1, tzinfo=UTC)

    lengths = [wait(n, at, at).total_seconds() for n in range(FREE - 1, FREE + 9)]

    assert lengths == [0, 30, 60, 120, 240, 480, 900, 900, 900, 900]
    assert wait(FREE + 40, at, at + timedelta(minutes=15)) == timedelta(0)


async def test_who_succeeds_starts_anew(client: httpx.AsyncClient, lawyer: AccountRow) -> None:
    for _ in range(FREE - 1):
        await sign_in(client, OTHER)
    assert (await sign_in(client)).status_code == 201

    assert [(await sign_in(client, OTHER)).status_code for _ in range(FREE)] == [401] * FREE


async def test_a_session_cannot_be_fixed_beforehand(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    """Whatever cookie a victim is given, signing in gives another; the planted one opens nothing."""
    planted = "planted-by-somebody-else"
    client.cookies.set(COOKIE, planted, domain="127.0.0.1")

    answer = await sign_in(client)

    token = re.findall(rf"{COOKIE}=([^;]+)", answer.headers["set-cookie"])[0]
    assert token != planted
    async with stranger() as attacker:
        attacker.cookies.set(COOKIE, planted)
        assert await who(attacker) == 401


async def test_every_sign_in_is_another_session(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    tokens = {(await sign_in(client)).headers["set-cookie"] for _ in range(2)}

    assert len(tokens) == 2


async def test_a_session_that_was_stolen_ends_when_it_is_rotated(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    """Changing the password ends every session; the owner goes on with a new one."""
    await sign_in(client)
    async with stranger() as thief:
        thief.cookies.set(COOKIE, client.cookies[COOKIE])
        assert await who(thief) == 200

        body = {"current": PASSWORD, "password": OTHER}
        changed = await client.put("/api/v1/account/password", json=body)

        assert changed.status_code == 200
        assert await who(thief) == 401
    assert await who(client) == 200
    assert (await sign_in(client, PASSWORD)).status_code == 401
    assert (await sign_in(client, OTHER)).status_code == 201


async def test_signing_out_ends_the_session_for_whoever_has_the_cookie(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    await sign_in(client)
    cookie = client.cookies[COOKIE]

    assert (await client.delete("/api/v1/session")).status_code == 204
    assert COOKIE not in client.cookies
    client.cookies.set(COOKIE, cookie)
    assert await who(client) == 401


async def test_a_change_of_rights_ends_the_sessions(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    await sign_in(client)

    await service.set_roles(
        lawyer.id,
        RolesIn(roles=[Role.AUDITOR]),
        actor=HOST,
        at=datetime.now(UTC),
    )

    assert await who(client) == 401


@pytest.mark.parametrize(
    ("column", "ago"),
    [
        pytest.param("seen_at", timedelta(minutes=61), id="idle for an hour"),
        pytest.param("expires_at", timedelta(seconds=1), id="twelve hours after sign-in"),
    ],
)
async def test_a_session_ends_by_itself(
    client: httpx.AsyncClient, lawyer: AccountRow, column: str, ago: timedelta
) -> None:
    await sign_in(client)
    moment = datetime.now(UTC) - ago
    await database.execute(f"UPDATE session SET {column} = {{}}", moment)  # noqa: S608

    assert await who(client) == 401


async def test_an_account_that_was_locked_is_out_at_once(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    """Its session ends; the right password is told so, a wrong one learns nothing."""
    await sign_in(client)
    await service.lock(lawyer.id, locked=True, actor=HOST, at=datetime.now(UTC))

    assert await who(client) == 401
    right, wrong = await sign_in(client), await sign_in(client, OTHER)
    assert (right.status_code, "停用" in right.text) == (403, True)
    assert (wrong.status_code, "停用" in wrong.text) == (401, False)

    await service.lock(lawyer.id, locked=False, actor=HOST, at=datetime.now(UTC))
    assert (await sign_in(client)).status_code == 201


async def test_a_reset_password_opens_nothing_but_its_own_change(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    made = await service.reset(lawyer.id, actor=HOST, at=datetime.now(UTC))
    assert made.password is not None

    assert (await sign_in(client, made.password)).json()["must_change"] is True
    refused = await client.get("/api/v1/matters")
    body = {"current": made.password, "password": OTHER}
    changed = await client.put("/api/v1/account/password", json=body)

    assert (refused.status_code, refused.json()["type"]) == (403, "urn:docket:problem:not-ready")
    assert "修改口令" in refused.json()["detail"]
    assert changed.status_code == 200
    assert (await client.get("/api/v1/matters")).status_code == 200


@pytest.mark.parametrize(
    ("password", "says"),
    [
        pytest.param("短", "少于 10 个字符", id="too short"),
        pytest.param("字" * 129, "多于 128 个字符", id="too long"),
        pytest.param("Password123!", "人人会先试", id="common, with a tail"),
        pytest.param("WOAINI1314520", "人人会先试", id="common here"),
        pytest.param("ababababababab", "少数字符的重复", id="two characters"),
        pytest.param("shenmou-2024-09", "含有用户名", id="the name itself"),
        pytest.param(PASSWORD, "与现用的相同", id="no other"),
    ],
)
async def test_a_weak_password_is_refused(
    client: httpx.AsyncClient, lawyer: AccountRow, password: str, says: str
) -> None:
    await sign_in(client)

    body = {"current": PASSWORD, "password": password}
    answer = await client.put("/api/v1/account/password", json=body)

    assert answer.status_code == 422
    assert says in answer.text
    assert "字字字" not in answer.text
    assert len(await database.rows("SELECT seq FROM act")) == len(
        await database.rows("SELECT seq FROM act WHERE what <> 'account.password'")
    )


async def test_the_password_is_changed_by_who_knows_it(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    await sign_in(client)

    answer = await client.put(
        "/api/v1/account/password", json={"current": OTHER, "password": OTHER + "了"}
    )

    assert [error["field"] for error in answer.json()["errors"]] == ["password"]
    assert (await sign_in(client)).status_code == 201


async def test_brute_force_at_an_open_desk_is_made_to_wait(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    """Who has the session and not the password guesses it no faster than at the door."""
    await sign_in(client)
    body = {"current": OTHER, "password": OTHER + "了"}

    tries = [await client.put("/api/v1/account/password", json=body) for _ in range(FREE + 1)]

    assert [answer.status_code for answer in tries] == [422] * FREE + [429]


async def test_sessions_are_listed_and_ended_one_by_one(
    client: httpx.AsyncClient, lawyer: AccountRow, tmp_path: Path
) -> None:
    async with stranger(tmp_path) as elsewhere:
        await sign_in(elsewhere)
        await sign_in(client)
        listed = (await client.get("/api/v1/account/sessions")).json()
        (other,) = [one["id"] for one in listed if not one["current"]]

        ended = await client.delete(f"/api/v1/account/sessions/{other}")

        assert (len(listed), ended.status_code) == (2, 204)
        assert (await who(elsewhere), await who(client)) == (401, 200)


async def test_idor_nobody_ends_the_session_of_another(
    client: httpx.AsyncClient, lawyer: AccountRow, tmp_path: Path
) -> None:
    await person(Role.LAWYER, name="other", full_name="另某", password=OTHER)
    async with stranger(tmp_path) as victim:
        await sign_in(victim, OTHER, "other")
        await sign_in(client)
        (theirs,) = await database.rows(
            "SELECT s.id FROM session s JOIN account a ON a.id = s.account WHERE a.name = 'other'"
        )

        answer = await client.delete(f"/api/v1/account/sessions/{theirs['id']}")

        assert answer.status_code == 404
        assert await who(victim) == 200


@pytest.mark.parametrize(
    "extra",
    [
        {"role": "admin"},
        {"roles": ["admin"]},
        {"must_change": False},
        {"account": 1},
        {"locked": False},
    ],
)
async def test_mass_assignment_of_ones_own_account_is_refused(
    client: httpx.AsyncClient, lawyer: AccountRow, extra: dict[str, object]
) -> None:
    """A field that the form does not have is named, and nothing is changed."""
    await sign_in(client)
    body = {"current": PASSWORD, "password": OTHER, **extra}

    answer = await client.put("/api/v1/account/password", json=body)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == list(extra)
    assert (await sign_in(client)).status_code == 201


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
async def test_nobody_gives_themselves_a_role(
    client: httpx.AsyncClient, lawyer: AccountRow, method: str
) -> None:
    await sign_in(client)

    for path in (f"/api/v1/users/{lawyer.id}/roles", f"/api/v1/users/{lawyer.id}", "/api/v1/users"):
        answer = await client.request(method, path, json={"roles": ["admin"]})
        assert answer.status_code in (403, 405), (method, path, answer.text)
    (row,) = await database.rows("SELECT roles FROM account WHERE id = {}", lawyer.id)
    assert row["roles"] == "lawyer"


@pytest.mark.parametrize(
    "header",
    [
        "Bearer ",
        "Bearer dkt_",
        "Bearer dkt_unknown",
        "Basic c2hlbm1vdTp4",
        "dkt_unknown",
        "Bearer \u00e9\u00e9",
    ],
)
async def test_a_header_that_proves_nobody_is_refused(
    client: httpx.AsyncClient, lawyer: AccountRow, header: str
) -> None:
    """It decides alone: a good cookie beside a bad token does not help."""
    await sign_in(client)

    answer = await client.get(
        "/api/v1/session", headers=[(b"authorization", header.encode("latin-1"))]
    )

    assert answer.status_code == 401
