"""axe-core finds nothing on any page, in either theme, size and language (WCAG 2.2 A and AA)."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import AXE, missing, visiting
from tests.browser.sites import Site

PAGES = (
    "/",
    "/matters?state=open&sort=due",
    "/matters/165",
    "/matters/165/history",
    "/deadlines/785/why",
    "/calendar",
    "/calendar?view=list",
    "/dashboard?from=2023-01-01&to=2023-12-31",
    "/figures/suit.first_instance.win_nonloss?from=2023-01-01&to=2023-12-31",
    "/reports/annual/2023",
    "/rules?words=上诉",
    "/rules/recon_reply",
    "/holidays/2026",
    "/intake",
    "/proceedings/165/event",
    "/hearings/60/appearance",
    "/amend/matter/165?matter=165",
    "/deadlines/785/act?verb=waived",
    "/help",
    "/accessibility",
    "/account",
    "/nothing",
)
DOOR = ("/login",)
"""Pages for those who are not signed in."""
RULES = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']"
ASK = (
    f"axe.run(document, {{runOnly: {RULES}, resultTypes: ['violations']}})"
    ".then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))"
)


@pytest.fixture(scope="session")
def axe() -> str:
    """The checker, as npm fetched it for the tests."""
    if not AXE.exists():
        missing("axe-core is not there: run npm ci in docket/web.")
    return AXE.read_text(encoding="utf8")


@pytest.mark.parametrize(
    ("size", "scheme", "language"), [("desk", "light", "zh"), ("phone", "dark", "en")]
)
def test_nothing_keeps_anybody_out(
    size: str, scheme: str, language: str, chromium: Browser, site: Site, axe: str
) -> None:
    found: dict[str, list[str]] = {}
    with visiting(chromium, site, size, scheme, language) as visitor:
        visitor.expected = {"404"}
        for path in PAGES:
            visitor.page.goto(path)
            visitor.page.evaluate(axe)
            if violations := visitor.page.evaluate(ASK):
                found[path] = violations

    with visiting(chromium, site, size, scheme, language, who=None) as visitor:
        for path in DOOR:
            visitor.page.goto(path)
            visitor.page.evaluate(axe)
            if violations := visitor.page.evaluate(ASK):
                found[path] = violations

    assert found == {}


def test_no_page_scrolls_sideways_at_320_pixels(chromium: Browser, site: Site) -> None:
    with visiting(chromium, site, "narrow") as visitor:
        visitor.expected = {"404"}
        widths = {}
        for path in PAGES:
            visitor.page.goto(path)
            widths[path] = visitor.page.evaluate("document.documentElement.scrollWidth")

    assert {path: width for path, width in widths.items() if width > 320} == {}
