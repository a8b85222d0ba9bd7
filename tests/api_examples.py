"""An example of every operation of the API, taken from the sample docket.

``python -m tests.api_examples`` writes them anew into ``docket/web/reference/examples.json``, from a
sample on a database of its own. Long lists are cut, so that a reader sees their form.
"""

import asyncio
import json
import tempfile
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx

from docket import db, sample
from docket.docketing.service import prepare
from docket.settings import Settings
from tests.account_examples import account_examples
from tests.calendars.official import NOTICE_2027
from tests.clients import local_client
from tests.databases import PREPARED_AT, SAMPLE_TODAY
from tests.rulebook.invented import rules

PLACE = Path(__file__).parents[1] / "docket" / "web" / "reference" / "examples.json"
_LONGEST_LIST, _LONGEST_TEXT = 2, 300


@dataclass(frozen=True)
class Call:
    """One request: its parameters by name, its body, and what of it stands in headers."""

    method: str
    path: str
    parameters: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


WHY = "收到应诉通知书"
V1 = "/api/v1"
PERSON = f"{V1}/matters/{{matter_id}}/people/{{user_id}}"
ADOPTED = "answer_evidence@2026-11-01"
CLOSED: dict[str, Any] = {
    "fact": "record_local_rest_day",
    "authority": 1,
    "day": "2026-11-20",
    "name": "台风停止办公",
    "source": "市防汛防台指挥部〔2026〕第9号令",
}
TYPHOON = {"why": "台风停止办公", "facts": [CLOSED]}
TYPHOON_GOES_ON = {"why": "台风停止办公延长", "facts": [{**CLOSED, "day": "2026-11-23"}]}
CALLS: dict[str, Call] = {
    "healthz": Call("GET", "/healthz"),
    "readyz": Call("GET", "/readyz"),
    "listMatters": Call("GET", f"{V1}/matters", {"limit": 2, "open_only": True}),
    "getMatter": Call("GET", f"{V1}/matters/{{matter_id}}", {"matter_id": 1}),
    "getMatterHistory": Call("GET", f"{V1}/matters/{{matter_id}}/history", {"matter_id": 1}),
    "getProceeding": Call("GET", f"{V1}/proceedings/{{proceeding_id}}", {"proceeding_id": 1}),
    "listDeadlines": Call("GET", f"{V1}/deadlines", {"binds": "us", "limit": 2}),
    "getWhy": Call("GET", f"{V1}/deadlines/{{deadline_id}}/why", {"deadline_id": 1}),
    "listRules": Call("GET", f"{V1}/rules", {"words": "上诉"}),
    "readRule": Call("GET", f"{V1}/rules/{{key}}", {"key": "recon_reply"}),
    "computeDue": Call(
        "GET", f"{V1}/rules/{{key}}/due", {"key": "answer_evidence", "on": "2024-09-27"}
    ),
    "listCodes": Call("GET", f"{V1}/codes"),
    "listMeasures": Call(
        "GET",
        f"{V1}/statistics",
        {"from": "2023-01-01", "to": "2023-12-31", "measure": "recon.handled"},
    ),
    "getAnnualReport": Call("GET", f"{V1}/reports/annual/{{year}}", {"year": 2023}),
    "verifyHistory": Call("GET", f"{V1}/history/verify"),
    "listAccess": Call("GET", f"{V1}/history/access", {"kind": "read_confidential", "limit": 2}),
    "getHeads": Call("GET", f"{V1}/history/heads"),
    "getCalendar": Call("GET", f"{V1}/calendar/{{year}}", {"year": 2024}),
    "previewNotice": Call("POST", f"{V1}/calendar/preview", body={"text": NOTICE_2027}),
    "applyNotice": Call(
        "POST", f"{V1}/calendar/notices", body={"text": NOTICE_2027, "why": "国办发明电〔2026〕6号"}
    ),
    "listAuthorities": Call("GET", f"{V1}/authorities"),
    "listUnits": Call("GET", f"{V1}/units", {"authority": 1}),
    "listSeries": Call("GET", f"{V1}/series"),
    "listPapers": Call("GET", f"{V1}/papers", {"limit": 2}),
    "filePaper": Call(
        "POST", f"{V1}/papers", {"name": "起诉状.pdf", "received_on": "2024-09-27"}, b"%PDF-1.7"
    ),
    "getPaper": Call("GET", f"{V1}/papers/{{paper_id}}", {"paper_id": 1}),
    "getFact": Call("GET", f"{V1}/facts/{{what}}/{{fact_id}}", {"what": "event", "fact_id": 1}),
    "amendFact": Call(
        "PATCH",
        f"{V1}/facts/{{what}}/{{fact_id}}",
        {"what": "matter", "fact_id": 1},
        {"why": "笔误", "changes": {"note": "已与法院核对"}},
        {"If-Match": '"1"'},
    ),
    "strikeFact": Call(
        "DELETE",
        f"{V1}/facts/{{what}}/{{fact_id}}",
        {"what": "local_rest_day", "fact_id": 1},
        {"why": "误登"},
        {"If-Match": '"1"'},
    ),
    "checkDerived": Call("GET", f"{V1}/derived/check"),
    "rebuildDerived": Call("POST", f"{V1}/derived/rebuild"),
    "file": Call(
        "POST", f"{V1}/filings", body=TYPHOON, headers={"Idempotency-Key": "2026-11-20-typhoon"}
    ),
    "previewFiling": Call("POST", f"{V1}/filings/preview", body=TYPHOON_GOES_ON),
    "whatIf": Call(
        "POST",
        f"{V1}/matters/{{matter_id}}/what-if",
        {"matter_id": "@matter"},
        {"event": "@event", "later": 3},
    ),
    "listMoves": Call("GET", f"{V1}/moves", {"all": True, "limit": 2}),
    "readNews": Call("GET", f"{V1}/news", {"name": "裘知白"}),
    "markSeen": Call("POST", f"{V1}/news/seen", body={"act": 1, "move": 0}),
    "getRegister": Call("GET", f"{V1}/register/{{day}}", {"day": "2024-09-27"}),
    "listRequests": Call("GET", f"{V1}/requests", {"limit": 2}),
    "listMilestones": Call("GET", f"{V1}/milestones"),
    "listPolicies": Call("GET", f"{V1}/policies"),
    "listGaps": Call("GET", f"{V1}/gaps", {"limit": 2}),
    "getMatterFinality": Call("GET", f"{V1}/matters/{{matter_id}}/finality", {"matter_id": 1}),
    "getProceedingFinality": Call(
        "GET", f"{V1}/proceedings/{{proceeding_id}}/finality", {"proceeding_id": 1}
    ),
    "verifyReceipt": Call("GET", f"{V1}/receipts/{{code}}", {"code": "@code"}),
    "previewRules": Call("POST", f"{V1}/rules/preview", body={"text": rules()}),
    "adoptRules": Call(
        "POST",
        f"{V1}/rules/versions",
        body={"text": rules(), "why": "虚构的公报2026年第九百九十九号"},
    ),
    "signRules": Call(
        "POST",
        f"{V1}/rules/signatures",
        body={"rule": "recon_reply", "signed_by": "裘知白", "why": "与公报文本核对无误"},
    ),
    "previewStrike": Call("POST", f"{V1}/rules/strikes/preview", body={"version": ADOPTED}),
    "strikeRules": Call("POST", f"{V1}/rules/strikes", body={"version": ADOPTED, "why": "误采用"}),
    "namePerson": Call("PUT", PERSON, {"matter_id": 1, "user_id": 2}, {"why": "会同承办"}),
    "listPeople": Call("GET", f"{V1}/matters/{{matter_id}}/people", {"matter_id": 1}),
    "unnamePerson": Call("DELETE", PERSON, {"matter_id": 1, "user_id": 2}),
}
"""In no order: those that write are asked first, so that what they write is there to be read.

``@matter``, ``@event`` and ``@code`` stand for what the sample has (``_known``).
"""

_FIRST = ("filePaper", "file")


async def ask(client: httpx.AsyncClient, call: Call) -> httpx.Response:
    """Make one request."""
    path = call.path.format(**call.parameters)
    query = {name: v for name, v in call.parameters.items() if f"{{{name}}}" not in call.path}
    sent: dict[str, Any] = {"json": call.body} if isinstance(call.body, dict) else {}
    headers = dict(call.headers)
    if isinstance(call.body, bytes):
        sent, headers["content-type"] = {"content": call.body}, "application/octet-stream"
    return await client.request(call.method, path, params=query, headers=headers, **sent)


async def collected(data: Path) -> dict[str, Any]:
    """The examples, from a sample docket that is made in this folder."""
    settings = Settings.from_environment({}, data)
    async with db.running(db.engine_from_url(settings.database_url)):
        await db.migrate()
        await prepare(PREPARED_AT)
        await sample.load(SAMPLE_TODAY, PREPARED_AT)
        of_accounts = await account_examples(settings)
        async with local_client(data) as client:
            order = [*_FIRST, *(name for name in CALLS if name not in _FIRST)]
            known = await _known(client)
            return of_accounts | {
                name: await _example(client, name, placed(CALLS[name], known)) for name in order
            }


async def _known(client: httpx.AsyncClient) -> dict[str, Any]:
    """What some calls ask about: a matter of which an event can still move, and a code."""
    found = await client.get(f"{V1}/deadlines", params={"binds": "us", "limit": 200})
    for line in found.json()["items"]:
        matter = (await client.get(f"{V1}/matters/{line['matter']}")).json()
        for proceeding in matter["proceedings"]:
            for event in proceeding["events"]:
                if event["kind"] == "copy_received" and not proceeding["decided_on"]:
                    known = {"@matter": matter["id"], "@event": event["id"]}
                    return known | {"@code": line["receipt_code"]}
    raise SystemExit("the sample has no matter with a copy that was received")


def placed(call: Call, known: dict[str, Any]) -> Call:
    """The call with what the sample has in its places."""

    def filled(values: Any) -> Any:  # noqa: ANN401 -- parameters or a body
        return (
            {k: known.get(str(v), v) for k, v in values.items()}
            if isinstance(values, dict)
            else values
        )

    return replace(call, parameters=filled(call.parameters), body=filled(call.body))


async def _example(client: httpx.AsyncClient, name: str, call: Call) -> dict[str, Any]:
    answer = await ask(client, call)
    if not answer.is_success:
        raise SystemExit(f"{name}: {answer.status_code} {answer.text}")
    example: dict[str, Any] = {"parameters": {**call.parameters, **call.headers}}
    if isinstance(call.body, dict):
        example["body"] = call.body
    if answer.headers.get("content-type", "").startswith("application/json"):
        example["answer"] = cut(answer.json())
    return example


def cut(value: Any) -> Any:  # noqa: ANN401 -- any JSON
    """The form of a value: long lists and texts cut."""
    if isinstance(value, dict):
        return {name: cut(below) for name, below in value.items()}
    if isinstance(value, list):
        return [cut(below) for below in value[:_LONGEST_LIST]]
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return value[: _LONGEST_TEXT - 1] + "…"
    return value


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(collected(Path(folder)))
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True)
    PLACE.write_text(f"{text}\n", encoding="utf8")
    print(f"{PLACE.name}: {len(found)}, {date.today()}")  # noqa: DTZ011, T201 -- a program
