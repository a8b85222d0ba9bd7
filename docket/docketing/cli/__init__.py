"""The commands that write what many matters rest on: holiday notices, and what is derived."""

from docket.docketing.cli import calendar, filing

commands = [*filing.commands, *calendar.commands]

__all__ = ["commands"]
