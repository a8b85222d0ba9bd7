"""``python -m tests.browser.shots FOLDER``: every page at both sizes in both themes, as pictures."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM, SIZES
from tests.browser.test_accessibility import PAGES
from tests.servers import docket, environment, serving


def main(folder: Path) -> None:
    """Load the sample, serve it, and photograph it."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        command = docket("demo", "--no-serve", data=Path(data))
        subprocess.run(command, env=environment(), check=True, capture_output=True)  # noqa: S603
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or CHROMIUM, args=ARGUMENTS
        )
        with serving(Path(data)) as running:
            for name in photographs(browser, str(running.client.base_url), folder):
                sys.stdout.write(f"{name}\n")
        browser.close()


def photographs(browser: Browser, site: str, folder: Path) -> Iterator[Path]:
    """Take them one after the other."""
    for size, scheme in product(("desk", "phone"), ("light", "dark")):
        width, height = SIZES[size]
        page = browser.new_page(
            base_url=site,
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        for path in PAGES:
            page.goto(path)
            name = path.partition("?")[0].strip("/").replace("/", "-") or "today"
            place = folder / f"{name}-{width}-{scheme}.png"
            page.screenshot(path=place, full_page=True)
            yield place
        page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
