"""Fuzz the running server along its own OpenAPI document: no 5xx, no answer that is not documented.

``make fuzz`` (``python -m tests.fuzz``): a sample docket in a folder of its own, a real server on it,
and schemathesis against that for a bounded time, once as each of ``CALLERS``.
"""

import asyncio
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import click

from docket import db, sample
from docket.accounts import queries
from docket.accounts.rules import Role
from docket.docketing.service import prepare
from docket.settings import Settings
from tests.databases import PREPARED_AT, SAMPLE_TODAY
from tests.people import bearer
from tests.servers import serving

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)


@dataclass(frozen=True)
class Caller:
    """Somebody who asks, and the headers by which he is known."""

    name: str
    headers: dict[str, str] = field(default_factory=dict)


STRANGER = "stranger"
CALLERS = (STRANGER, *(role.value for role in Role))
"""Everybody as whom the API is fuzzed: who has no account, and each role."""


async def fill(data: Path, name: str) -> Caller:
    """The sample docket in a folder, and how this caller is known to it."""
    async with db.running(db.engine_from_url(Settings.from_environment({}, data).database_url)):
        await db.migrate()
        await prepare(PREPARED_AT)
        await sample.load(SAMPLE_TODAY, PREPARED_AT)
        await sample.add_people(PREPARED_AT)
        account = await queries.account_named(name)
        return Caller(name, {"Authorization": await bearer(account)} if account else {})


def fuzz(url: str, caller: Caller, seconds: int, seed: int | None) -> int:
    """Fuzz as one caller; the exit code of schemathesis."""
    words = ["run", f"{url}/schema/openapi.json", "--max-time", str(seconds)]
    words += ["--checks", ",".join(CHECKS), "--continue-on-failure", "--suppress-health-check=all"]
    words += [] if seed is None else ["--seed", str(seed)]
    for name, value in caller.headers.items():
        words += ["--header", f"{name}:{value}"]
    call = "from schemathesis.cli import schemathesis; schemathesis()"
    return subprocess.run([sys.executable, "-c", call, *words], check=False).returncode  # noqa: S603


@click.command()
@click.option("--seconds", default=120, help="How long to fuzz as each caller.")
@click.option("--seed", type=int, default=None, help="To repeat a run.")
def main(seconds: int, seed: int | None) -> None:
    """Fuzz as everybody; exit code 1 when something was found."""
    failed = []
    for name in CALLERS:
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder)
            caller = asyncio.run(fill(data, name))
            with serving(data) as server:
                click.echo(f"as {caller.name}")
                if fuzz(str(server.client.base_url), caller, seconds, seed):
                    failed.append(caller.name)
    if failed:
        raise SystemExit(f"found something as: {', '.join(failed)}")


if __name__ == "__main__":
    main()
