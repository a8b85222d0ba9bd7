"""The commands that write: filings, holiday notices, and rebuilding what is derived."""

from docket.docketing.cli import calendar, filing
from docket.docketing.cli.filing import ACTOR, receipt

commands = [*filing.commands, *calendar.commands]

__all__ = ["ACTOR", "commands", "receipt"]
