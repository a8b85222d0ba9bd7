"""Whether the database has the structure that this version of docket works with."""

import sys
from functools import cache

from piccolo.apps.migrations.commands.base import BaseMigrationManager

from docket.db.migrate import APP, applied


async def pending() -> list[str]:
    """The ids of the migrations of this version that the bound database lacks, oldest first."""
    there = set(await applied())
    return [name for name in known() if name not in there]


@cache
def known() -> tuple[str, ...]:
    """The ids of the migrations of this version, oldest first."""
    manager = BaseMigrationManager()
    folder = manager.get_app_config(app_name=APP).resolved_migrations_folder_path
    path = list(sys.path)
    try:
        return tuple(manager.get_migration_ids(manager.get_migration_modules(folder)))
    finally:
        sys.path[:] = path  # Piccolo leaves its folder on the import path
