"""The sample docket: the case-level facts of a fictional police bureau, filed like any others.

Its 2023 gives the figures of a real annual report; its current caseload is placed around the day of
loading. Everybody and every place in it is invented (``fixtures/README.md``).
"""

from docket.sample.accounts import add_people
from docket.sample.files import fixtures_folder
from docket.sample.loading import ACTOR, EARLIEST, SECOND, load, only, present

__all__ = [
    "ACTOR",
    "EARLIEST",
    "SECOND",
    "add_people",
    "fixtures_folder",
    "load",
    "only",
    "present",
]
