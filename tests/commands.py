"""Commands as they are typed, in this process."""

from pathlib import Path

from click.testing import CliRunner, Result

from docket.__main__ import main

UNSET = {"DOCKET_DATA": "/nonexistent", "DATABASE_URL": None, "DOCKET_FILES": None}
"""The tests' own environment decides nothing, nor the folder that ``make run`` made here."""


def run(*arguments: str, data: Path | None = None, stdin: str | None = None) -> Result:
    """The command on a data folder."""
    extra = ["--data", str(data)] if data else []
    return CliRunner().invoke(main, [*arguments, *extra], input=stdin, env=UNSET)
