"""动态口令 (RFC 6238): enrolled, asked, used once; lost with its codes; the clock may be off a step."""

import base64
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest

from docket import db as database
from docket.accounts import service
from docket.accounts.api import Doorkeeper
from docket.accounts.rules import Lasting, Role, matching_step
from docket.accounts.rules.lockout import FREE
from docket.accounts.schemas import AccountRow, Origin
from docket.accounts.service import Credentials
from docket.errors import Conflict, Invalid, LockedOut, SecondFactorNeeded, Unauthenticated
from docket.settings import Settings
from tests.clients import stranger
from tests.people import HOST, person

PASSWORD = "梧桐落叶-九月-廿七"
AT = datetime(2026, 11, 23, 4, 0, 7, tzinfo=UTC)
SECRET = b"12345678901234567890"  # of RFC 6238, appendix B
LASTING = Lasting(timedelta(hours=1), timedelta(hours=12))


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        pytest.param(59, "287082", id="1970"),
        pytest.param(1111111109, "081804", id="2005"),
        pytest.param(1234567890, "005924", id="2009"),
        pytest.param(2000000000, "279037", id="2033"),
    ],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    """RFC 6238, appendix B, its last six digits."""
    now = datetime.fromtimestamp(seconds, UTC)

    assert matching_step(SECRET, code, now, after=-1) == seconds // 30


@pytest.mark.parametrize(
    ("skew", "accepted"),
    [(-60, False), (-30, True), (0, True), (30, True), (60, False), (3600, False)],
)
def test_a_clock_may_be_off_by_one_step(skew: int, accepted: bool) -> None:
    shown = pyotp.TOTP(base64.b32encode(SECRET).decode()).at(AT + timedelta(seconds=skew))

    assert (matching_step(SECRET, shown, AT, after=-1) is not None) is accepted


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert matching_step(SECRET, typed, AT, after=-1) is None


@pytest.fixture
async def counsel(db: database.Engine) -> AccountRow:
    """Counsel with a password."""
    return await person(Role.COUNSEL, name="linmou", full_name="林某", password=PASSWORD)


async def enrolled(account: AccountRow, key_file: Path) -> tuple[pyotp.TOTP, tuple[str, ...]]:
    """The app of somebody who enrolled a minute ago, and the recovery codes."""
    given = await service.enrol_factor(account.id, PASSWORD, key_file=key_file, at=AT)
    app = pyotp.parse_uri(given.uri)
    assert isinstance(app, pyotp.TOTP)
    before = AT - timedelta(minutes=1)
    codes = await service.confirm_factor(
        account.id, app.at(before), key_file=key_file, actor=HOST, at=before
    )
    return app, codes


async def sign_in(key_file: Path, code: str, *, at: datetime = AT) -> service.SignedIn:
    return await service.sign_in(
        Credentials("linmou", PASSWORD, code),
        Origin(),
        lasting=LASTING,
        key_file=key_file,
        at=at,
    )


async def test_once_enrolled_a_code_is_asked(counsel: AccountRow, tmp_path: Path) -> None:
    app, _ = await enrolled(counsel, tmp_path / "key")

    with pytest.raises(SecondFactorNeeded):
        await sign_in(tmp_path / "key", "")
    assert (await sign_in(tmp_path / "key", app.at(AT))).account.second_factor


async def test_a_code_is_used_once(counsel: AccountRow, tmp_path: Path) -> None:
    """Who reads it over a shoulder comes too late; so does one that is older than the last."""
    app, _ = await enrolled(counsel, tmp_path / "key")
    await sign_in(tmp_path / "key", app.at(AT))

    for stolen in (app.at(AT), app.at(AT - timedelta(seconds=30))):
        with pytest.raises(Unauthenticated):
            await sign_in(tmp_path / "key", stolen)
    assert (await sign_in(tmp_path / "key", app.at(AT + timedelta(seconds=30)))).token


async def test_codes_are_not_guessed_for_ever(counsel: AccountRow, tmp_path: Path) -> None:
    """Asking for the code in between takes no failure back."""
    await enrolled(counsel, tmp_path / "key")
    for _ in range(FREE):
        with pytest.raises(SecondFactorNeeded):
            await sign_in(tmp_path / "key", "")
        with pytest.raises(Unauthenticated):
            await sign_in(tmp_path / "key", "000000")

    with pytest.raises(LockedOut):
        await sign_in(tmp_path / "key", "000000")


async def test_a_recovery_code_stands_in_once(counsel: AccountRow, tmp_path: Path) -> None:
    _, codes = await enrolled(counsel, tmp_path / "key")

    assert len(set(codes)) == 10
    assert (await sign_in(tmp_path / "key", f" {codes[3].upper()} ")).token
    with pytest.raises(Unauthenticated):
        await sign_in(tmp_path / "key", codes[3])
    rows = await database.rows("SELECT digest FROM recovery_code")
    assert not {row["digest"] for row in rows} & set(codes)


async def test_an_enrolment_needs_the_password_and_its_first_code(
    counsel: AccountRow, tmp_path: Path
) -> None:
    key = tmp_path / "key"
    with pytest.raises(Invalid):
        await service.enrol_factor(counsel.id, "不是这个口令啊", key_file=key, at=AT)
    with pytest.raises(Invalid):
        await service.confirm_factor(counsel.id, "123456", key_file=key, actor=HOST, at=AT)
    await service.enrol_factor(counsel.id, PASSWORD, key_file=key, at=AT)
    with pytest.raises(Invalid):
        await service.confirm_factor(counsel.id, "000000", key_file=key, actor=HOST, at=AT)

    assert (await sign_in(key, "")).token


async def test_another_enrolment_waits_for_the_end_of_the_first(
    counsel: AccountRow, tmp_path: Path
) -> None:
    """Nobody at an open desk puts their own telephone in the place of the owner's."""
    await enrolled(counsel, tmp_path / "key")

    with pytest.raises(Conflict):
        await service.enrol_factor(counsel.id, PASSWORD, key_file=tmp_path / "key", at=AT)


async def test_it_is_dropped_by_its_owner_or_by_a_reset(
    counsel: AccountRow, tmp_path: Path
) -> None:
    key = tmp_path / "key"
    await enrolled(counsel, key)
    with pytest.raises(Invalid):
        await service.drop_factor(counsel.id, "不是这个口令啊", actor=HOST, at=AT)
    await service.drop_factor(counsel.id, PASSWORD, actor=HOST, at=AT)
    assert (await sign_in(key, "")).token

    await enrolled(counsel, key)
    made = await service.reset(counsel.id, actor=HOST, at=AT, factor=True)
    given = Credentials("linmou", made.password or "")
    signed = await service.sign_in(given, Origin(), lasting=LASTING, key_file=key, at=AT)
    assert signed.account.must_change
    assert await database.rows("SELECT id FROM recovery_code") == []


async def test_the_database_alone_gives_no_code(counsel: AccountRow, tmp_path: Path) -> None:
    """The secret is made from the key file and a nonce; with another key the same nonce is of no use."""
    app, _ = await enrolled(counsel, tmp_path / "key")
    (row,) = await database.rows("SELECT totp_nonce FROM account_secret")

    assert app.secret not in str(row)
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    with pytest.raises(Unauthenticated):
        await sign_in(tmp_path / "another-key", app.at(AT))


def test_a_role_spelt_wrongly_is_refused_before_anybody_relies_on_it() -> None:
    settings = Settings.from_environment({"DOCKET_SECOND_FACTOR": "admin,lawer"})

    with pytest.raises(Invalid, match="没有角色 lawer"):
        Doorkeeper(settings)


async def test_a_role_may_have_to_have_one(counsel: AccountRow, tmp_path: Path) -> None:
    """``DOCKET_SECOND_FACTOR``: until it is enrolled only the own account is open."""
    async with stranger(tmp_path, DOCKET_SECOND_FACTOR="admin, counsel") as client:
        await client.post("/api/v1/session", json={"name": "linmou", "password": PASSWORD})
        refused = await client.get("/api/v1/matters")
        given = await client.post("/api/v1/account/second-factor", json={"password": PASSWORD})
        app = pyotp.parse_uri(given.json()["uri"])
        assert isinstance(app, pyotp.TOTP)
        codes = await client.put("/api/v1/account/second-factor", json={"code": app.now()})
        after = await client.get("/api/v1/session")

    assert (refused.status_code, "启用动态口令" in refused.text) == (403, True)
    assert given.json()["svg"].startswith("<svg")
    assert (codes.status_code, len(codes.json()["codes"])) == (200, 10)
    assert after.status_code == 401  # every session was begun without it
