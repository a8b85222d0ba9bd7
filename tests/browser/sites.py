"""A real server with the sample docket, and the passwords of its people."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.servers import docket, environment, serving

_LINE = re.compile(
    r"^(?P<name>[a-z]+) +\S+ +(?P<password>[0-9a-z]{5}(?:-[0-9a-z]{5})+)$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Site:
    """Where it answers, and what its people sign in with."""

    address: str
    passwords: dict[str, str]

    def admit(self, context: BrowserContext, name: str) -> None:
        """Sign somebody in; the browser keeps the cookie."""
        answer = context.request.post(
            f"{self.address}/api/v1/session", data={"name": name, "password": self.passwords[name]}
        )
        assert answer.ok, answer.text()


@contextmanager
def sample_site(data: Path) -> Iterator[Site]:
    """Load the sample into a folder and serve it."""
    said = subprocess.run(  # noqa: S603 -- our own command
        docket("demo", "--no-serve", data=data),
        env=environment(),
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    passwords = {found["name"]: found["password"] for found in _LINE.finditer(said)}
    with serving(data) as running:
        yield Site(str(running.client.base_url).rstrip("/"), passwords)
