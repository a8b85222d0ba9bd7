"""The examples of the addresses that keep accounts: one administrator's first day, in order.

What proves somebody is shown as dots: an example must not teach a password.
"""

from dataclasses import replace as with_fields
from typing import Any, cast

import httpx
import pyotp

from docket.accounts.rules import Right, digest
from docket.app import create_app
from docket.settings import Settings

Step = tuple[str, str, str, dict[str, int], dict[str, Any] | None]

_CODE = "only-for-the-examples"
_PASSWORD, _NEXT = "青砖黛瓦-7413-雨巷", "石桥流水-2968-晚钟"
_SECRETS = {"token", "password", "current", "secret", "uri", "svg", "form_token", "code", "codes"}
_SIGN_IN = {"name": "anquan", "password": _PASSWORD}

FIRST: tuple[Step, ...] = (
    ("setUp", "POST", "/setup", {}, {**_SIGN_IN, "code": _CODE, "full_name": "安荃"}),
    ("signIn", "POST", "/session", {}, _SIGN_IN),
    ("whoAmI", "GET", "/session", {}, None),
    (
        "addUser",
        "POST",
        "/users",
        {},
        {"name": "liuheng", "full_name": "柳恒", "roles": ["lawyer"]},
    ),
    ("listUsers", "GET", "/users", {}, None),
    ("getUser", "GET", "/users/{user_id}", {"user_id": 2}, None),
    ("setRoles", "PUT", "/users/{user_id}/roles", {"user_id": 2}, {"roles": ["lawyer", "leader"]}),
    ("resetPassword", "POST", "/users/{user_id}/reset", {"user_id": 2}, {"second_factor": False}),
    ("endSessionsOfUser", "DELETE", "/users/{user_id}/sessions", {"user_id": 2}, None),
    ("lockUser", "PUT", "/users/{user_id}/lock", {"user_id": 2}, {"locked": True, "why": "调离"}),
    (
        "issueToken",
        "POST",
        "/tokens",
        {},
        {"name": "每晚核对", "rights": [Right.VERIFY_HISTORY.value], "days": 90},
    ),
    ("listTokens", "GET", "/tokens", {}, None),
    ("revokeToken", "DELETE", "/tokens/{token_id}", {"token_id": 1}, None),
    (
        "changePassword",
        "PUT",
        "/account/password",
        {},
        {"current": _PASSWORD, "password": _NEXT},
    ),
    ("listSessions", "GET", "/account/sessions", {}, None),
    ("enrolSecondFactor", "POST", "/account/second-factor", {}, {"password": _NEXT}),
)
NAMES = {name for name, *_ in FIRST} | {
    "confirmSecondFactor",
    "dropSecondFactor",
    "endSession",
    "signOut",
}


async def account_examples(settings: Settings) -> dict[str, Any]:
    """Every example, from the database that is bound and has no account yet."""
    app = create_app(with_fields(settings, setup_digest=digest(_CODE)))
    transport = httpx.ASGITransport(app=cast("Any", app))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        found, answers = {}, {}
        for first in FIRST:
            found[first[0]], answers[first[0]] = await _made(client, first)
        secret = answers["enrolSecondFactor"]["secret"]
        confirm = {"code": pyotp.TOTP(secret).now()}
        step: Step = ("confirmSecondFactor", "PUT", "/account/second-factor", {}, confirm)
        found[step[0]], recovery = await _made(client, step)
        await _sign_in(client, recovery["codes"][0])
        step = (
            "dropSecondFactor",
            "POST",
            "/account/second-factor/removal",
            {},
            {"password": _NEXT},
        )
        found[step[0]], _ = await _made(client, step)
        await _sign_in(client)
        session = (await client.get("/api/v1/account/sessions")).json()[0]["id"]
        place = "/account/sessions/{session_id}"
        step = ("endSession", "DELETE", place, {"session_id": session}, None)
        found[step[0]], _ = await _made(client, step)
        await _sign_in(client)
        found["signOut"], _ = await _made(client, ("signOut", "DELETE", "/session", {}, None))
        return found


async def _sign_in(client: httpx.AsyncClient, code: str = "") -> None:
    body = {"name": "anquan", "password": _NEXT, "code": code}
    await _made(client, ("signIn", "POST", "/session", {}, body))


async def _made(client: httpx.AsyncClient, step: Step) -> tuple[dict[str, Any], Any]:
    """The example that a step makes, and what was answered."""
    name, method, path, parameters, body = step
    answer = await client.request(method, f"/api/v1{path.format(**parameters)}", json=body)
    if not answer.is_success:
        raise SystemExit(f"{name}: {answer.status_code} {answer.text}")
    if token := answer.headers.get("x-csrf-token"):
        client.headers["x-csrf-token"] = token
    example: dict[str, Any] = {"parameters": parameters}
    if body is not None:
        example["body"] = _dotted(body)
    if answer.content:
        example["answer"] = _dotted(answer.json())
    return example, answer.json() if answer.content else None


def _dotted(value: Any) -> Any:  # noqa: ANN401 -- any JSON
    """The value without what proves somebody; a flag of the same name proves nothing."""
    if isinstance(value, dict):
        return {
            name: _hidden(below) if name in _SECRETS else _dotted(below)
            for name, below in value.items()
        }
    return [_dotted(below) for below in value] if isinstance(value, list) else value


def _hidden(value: Any) -> Any:  # noqa: ANN401 -- a text or several, else as it is
    if isinstance(value, list):
        return ["……"]
    return "……" if isinstance(value, str) and value else value
