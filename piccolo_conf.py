"""Where Piccolo looks for the database and the tables.

``DB`` is always the engine that docket has bound; the environment decides for Piccolo's own
command line, where nothing has been bound yet.
"""

import os

from piccolo.conf.apps import AppRegistry

from docket import db
from docket.settings import Settings

APP_REGISTRY = AppRegistry(apps=["docket.piccolo_app"])


def __getattr__(name: str) -> db.Engine:
    if name != "DB":
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    if db.bound() is None:
        db.bind(db.engine_from_url(Settings.from_environment(os.environ).database_url))
    return db.engine()
