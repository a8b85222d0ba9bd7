"""The build hook: fetch what the pages load from npm, by the lock file; nothing of it is committed.

An editable install goes on without it, and so do the pages: htmx only makes them quicker. A wheel
must have it, because whoever installs a wheel has no npm.
"""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = {"htmx.org/dist/htmx.min.js": "htmx.min.js"}
"""Files of npm packages, and what they are called below ``static/vendor``."""

_EDITABLE = "editable"
_IMPATIENT = ("--omit=dev", "--fetch-retries=0", "--fetch-timeout=20000")
"""What the tests need is left out, and a machine without a registry is not kept waiting."""


class Assets(BuildHookInterface[Any]):
    """Puts the assets where the pages look for them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is missing, and let the wheel take it along though git ignores it."""
        web = Path(self.root) / "docket" / "web"
        vendor = web / "static" / "vendor"
        if not all((vendor / name).exists() for name in ASSETS.values()):
            try:
                _fetch(web, vendor)
            except (OSError, subprocess.SubprocessError) as error:
                if version != _EDITABLE:
                    raise
                self.app.display_warning(f"docket: pages will work without htmx ({error})")
                return
        build_data["artifacts"].append("/docket/web/static/vendor/*")


def _fetch(web: Path, vendor: Path) -> None:
    """Install by the lock file, and copy what is wanted.

    Raises:
        OSError: npm is not there.
        subprocess.SubprocessError: npm cannot reach its registry.
    """
    npm = shutil.which("npm")
    if npm is None:
        message = "npm not found"
        raise OSError(message)
    subprocess.run(  # noqa: S603 -- the npm of this machine, our own words
        [npm, "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", *_IMPATIENT],
        cwd=web,
        check=True,
        timeout=300,
    )
    vendor.mkdir(parents=True, exist_ok=True)
    for source, name in ASSETS.items():
        shutil.copyfile(web / "node_modules" / source, vendor / name)
