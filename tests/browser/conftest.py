"""A real browser on a real server with the sample docket; skipped where there is none, never in CI."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

from tests.browser.sites import Site, sample_site

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path(__file__).parents[2] / "docket/web/node_modules/axe-core/axe.min.js"
SIZES = {"desk": (1440, 900), "phone": (390, 844), "narrow": (320, 640)}


def missing(what: str) -> None:
    """Skip, but in CI fail: what could not run was not tested."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; ended with the module, since no other event loop can run beside its own."""
    path = os.environ.get("DOCKET_TEST_CHROMIUM") or shutil.which("chromium") or CHROMIUM
    if not Path(path).exists():
        missing("There is no Chromium here: apt install chromium fonts-noto-cjk.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server with the sample docket, which the tests share and add to."""
    with sample_site(tmp_path_factory.mktemp("site")) as found:
        yield found


@contextmanager
def visiting(
    chromium: Browser,
    site: Site,
    size: str = "desk",
    scheme: str = "light",
    language: str = "zh",
    *,
    scripts: bool = True,
    who: str | None = "lawyer",
) -> Iterator["Visitor"]:
    """Somebody at a screen; whatever the browser complains of meanwhile fails the test."""
    width, height = SIZES[size]
    context = chromium.new_context(
        base_url=site.address,
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="zh-CN",
        java_script_enabled=scripts,
    )
    if language != "zh":
        context.add_cookies([{"name": "docket_language", "value": language, "url": site.address}])
    if who is not None:
        site.admit(context, who)
    visitor = Visitor(context)
    yield visitor
    context.close()
    assert visitor.complaints == []


class Visitor:
    """Somebody at a screen, and what the browser complained of.

    ``expected`` are the statuses that the test provokes: a browser logs each of them as an error.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.expected: set[str] = set()
        self.complaints: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", self._failed)

    def _failed(self, request: Request) -> None:
        """What the next page cut short has not failed."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.url}: {request.failure}")

    def _said(self, message: ConsoleMessage) -> None:
        provoked = any(f"status of {status}" in message.text for status in self.expected)
        if message.type in ("error", "warning") and not provoked:
            self.complaints.append(f"{self.page.url}: {message.text}")
