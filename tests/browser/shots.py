"""``python -m tests.browser.shots FOLDER``: every page at both sizes in both themes, as pictures."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM, SIZES
from tests.browser.sites import Site, sample_site
from tests.browser.test_accessibility import PAGES


def main(folder: Path) -> None:
    """Load the sample, serve it, and photograph it."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or CHROMIUM, args=ARGUMENTS
        )
        with sample_site(Path(data)) as site:
            for name in photographs(browser, site, folder):
                sys.stdout.write(f"{name}\n")
        browser.close()


def photographs(browser: Browser, site: Site, folder: Path) -> Iterator[Path]:
    """Take them one after the other."""
    for size, scheme in product(("desk", "phone"), ("light", "dark")):
        width, height = SIZES[size]
        context = browser.new_context(
            base_url=site.address,
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page = context.new_page()
        page.goto("/login")
        page.screenshot(path=folder / f"login-{width}-{scheme}.png")
        site.admit(context, "lawyer")
        for path in PAGES:
            page.goto(path)
            name = path.partition("?")[0].strip("/").replace("/", "-") or "today"
            place = folder / f"{name}-{width}-{scheme}.png"
            page.screenshot(path=place, full_page=True)
            yield place
        context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
