"""Bearer tokens: shown once, some of one's rights, until a day, and never more than their owner."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from docket import db as database
from docket.accounts import queries, service
from docket.accounts.api import Doorkeeper
from docket.accounts.rules import PREFIX, TOKENLESS, Right, Role, digest
from docket.accounts.schemas import AccountRow, RolesIn
from docket.errors import Invalid, NotFound
from docket.history.service import flush_access
from docket.settings import Settings
from tests.people import HOST, bearer, person, viewer

NOW = datetime.now(UTC)


@pytest.fixture
async def lawyer(db: database.Engine) -> AccountRow:
    """A lawyer."""
    return await person(Role.LAWYER, name="shenmou", full_name="沈某")


async def status(client: httpx.AsyncClient, token: str, path: str = "/api/v1/matters") -> int:
    return (await client.get(path, headers={"authorization": token})).status_code


async def test_a_token_is_kept_by_its_digest(client: httpx.AsyncClient, lawyer: AccountRow) -> None:
    token = (await bearer(lawyer)).removeprefix("Bearer ")

    (row,) = await database.rows("SELECT digest FROM token_secret")
    images = await database.rows("SELECT after FROM change")
    assert token.startswith(PREFIX)
    assert row["digest"] == digest(token)
    assert digest(token) not in str(images)
    assert await status(client, f"Bearer {token}") == 200


async def test_a_token_does_what_it_carries_and_no_more(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    token = await bearer(lawyer, [Right.READ_STATISTICS])

    asked = "/api/v1/statistics?from=2023-01-01&to=2023-12-31"
    assert await status(client, token, asked) == 200
    assert await status(client, token) == 403


@pytest.mark.parametrize("right", sorted(TOKENLESS))
async def test_scope_escalation_no_token_carries_the_account(
    lawyer: AccountRow, right: Right
) -> None:
    """A stolen token makes no other token, no user, no password."""
    with pytest.raises(Invalid, match="令牌不能带有"):
        await bearer(lawyer, [right])


async def test_scope_escalation_a_token_carries_no_right_its_owner_has_not(
    lawyer: AccountRow,
) -> None:
    with pytest.raises(Invalid, match="您没有这些权限：manage_calendar"):
        await bearer(lawyer, [Right.READ_MATTERS, Right.MANAGE_CALENDAR])


async def test_scope_escalation_a_token_loses_what_its_owner_loses(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    token = await bearer(lawyer)
    assert await status(client, token) == 200

    await service.set_roles(lawyer.id, RolesIn(roles=[Role.ADMIN]), actor=HOST, at=NOW)

    assert await status(client, token) == 403
    assert await status(client, token, "/api/v1/codes") == 200


async def test_a_token_that_was_revoked_holds_no_more(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    token = await bearer(lawyer)
    (issued,) = await queries.tokens_of(lawyer.id)
    assert await status(client, token) == 200

    await service.revoke_token(await viewer(lawyer), issued.id, actor=HOST, at=NOW)

    assert await status(client, token) == 401


async def test_idor_nobody_revokes_the_token_of_another(lawyer: AccountRow) -> None:
    await bearer(lawyer)
    (issued,) = await queries.tokens_of(lawyer.id)
    other = await viewer(await person(Role.LAWYER))

    with pytest.raises(NotFound):
        await service.revoke_token(other, issued.id, actor=HOST, at=NOW)


async def test_a_token_of_a_locked_account_holds_no_more(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    token = await bearer(lawyer)
    await service.lock(lawyer.id, locked=True, actor=HOST, at=NOW)

    assert await status(client, token) == 401


async def test_a_token_ends_on_its_day(client: httpx.AsyncClient, lawyer: AccountRow) -> None:
    seen = await viewer(lawyer)
    past = NOW - timedelta(days=2)
    issued = await service.issue_token(
        seen, "报表", [Right.READ_MATTERS], actor=HOST, at=past, span=timedelta(days=1)
    )

    assert await status(client, f"Bearer {issued.token}") == 401


@pytest.mark.parametrize(
    ("name", "days", "rights", "field"),
    [
        pytest.param(" ", 30, [Right.READ_MATTERS], "name", id="nameless"),
        pytest.param("报表", 0, [Right.READ_MATTERS], "days", id="no day"),
        pytest.param("报表", 400, [Right.READ_MATTERS], "days", id="beyond a year"),
        pytest.param("报表", 30, [], "rights", id="no right"),
    ],
)
async def test_a_token_that_cannot_be_is_refused(
    lawyer: AccountRow, name: str, days: int, rights: list[Right], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        await service.issue_token(
            await viewer(lawyer), name, rights, actor=HOST, at=NOW, span=timedelta(days=days)
        )

    assert [error.field for error in refusal.value.fields] == [field]


async def test_its_last_use_is_noted_without_a_write_a_request(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    """Requests leave a note in memory; it is written with the others of a while."""
    token = (await bearer(lawyer)).removeprefix("Bearer ")
    doorkeeper = Doorkeeper(Settings.from_environment({}))

    for _ in range(3):
        assert await doorkeeper.admit("token", token) is not None
    (before,) = await queries.tokens_of(lawyer.id)
    await doorkeeper.note()
    (after,) = await queries.tokens_of(lawyer.id)

    assert before.used_at is None
    assert after.used_at is not None


async def test_what_another_process_revoked_is_out_within_two_seconds(lawyer: AccountRow) -> None:
    """This process remembers a bearer briefly, then asks the database again."""
    token = (await bearer(lawyer)).removeprefix("Bearer ")
    ticks = [100.0]
    doorkeeper = Doorkeeper(Settings.from_environment({}), ticks=lambda: ticks[0])
    assert await doorkeeper.admit("token", token) is not None

    await database.execute("UPDATE api_token SET revoked = {}", True)
    remembered = await doorkeeper.admit("token", token)
    ticks[0] += 2.1

    assert remembered is not None
    assert await doorkeeper.admit("token", token) is None


async def test_the_history_names_the_token_that_acted(
    client: httpx.AsyncClient, lawyer: AccountRow
) -> None:
    token = await bearer(lawyer)
    facts = [{"fact": "open_series", "name": "澄湖拆迁系列案"}]

    answer = await client.post(
        "/api/v1/filings", json={"why": "建系列", "facts": facts}, headers={"authorization": token}
    )

    (act,) = await database.rows("SELECT * FROM act WHERE seq = {}", answer.json()["act"])
    assert (act["actor_kind"], act["actor_name"]) == ("token", "沈某（测试）")


async def test_every_change_of_accounts_is_an_act_of_the_history(lawyer: AccountRow) -> None:
    await bearer(lawyer)
    await service.set_roles(lawyer.id, RolesIn(roles=[Role.COUNSEL]), actor=HOST, at=NOW)
    await service.lock(lawyer.id, locked=True, actor=HOST, at=NOW, why="离职")
    await service.reset(lawyer.id, actor=HOST, at=NOW)

    rows = await database.rows("SELECT what, why, actor_name FROM act ORDER BY seq")

    done = [row["what"] for row in rows if row["actor_name"] == HOST.name]
    assert done == ["account.add", "token.issue", "account.roles", "account.lock", "account.reset"]
    assert {row["actor_name"] for row in rows if row["what"].startswith("account")} == {"测试"}
    assert rows[-2]["why"] == "离职"


async def test_refused_tokens_are_noted_without_the_token_and_counted(
    client: httpx.AsyncClient,
) -> None:
    """However many are guessed, one entry a batch: guessing must not occupy the writer."""
    await flush_access()
    (head,) = await database.rows("SELECT seq FROM access_head")
    guesses = [f"Bearer {PREFIX}{number:040d}" for number in range(3)]

    assert [await status(client, guess) for guess in guesses] == [401, 401, 401]
    await flush_access()

    found = await database.rows("SELECT * FROM access_log WHERE seq > {}", head["seq"])
    assert [(row["kind"], row["origin"], row["times"]) for row in found] == [
        ("token_refused", "127.0.0.1", 3)
    ]
    assert PREFIX not in str(found)
