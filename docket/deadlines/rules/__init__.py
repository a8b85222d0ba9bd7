"""Which deadlines follow from the facts of one proceeding, the law and the calendar; pure."""

from docket.deadlines.rules.dating import ENGINE_VERSION
from docket.deadlines.rules.deriving import derivations, derive
from docket.deadlines.rules.files import MatterFacts, ProceedingFile, Sibling
from docket.deadlines.rules.milestones import as_rule
from docket.deadlines.rules.recounting import recount
from docket.deadlines.rules.rows import Derived
from docket.deadlines.rules.serving import service_day
from docket.deadlines.rules.working import deadlines

__all__ = [
    "ENGINE_VERSION",
    "Derived",
    "MatterFacts",
    "ProceedingFile",
    "Sibling",
    "as_rule",
    "deadlines",
    "derivations",
    "derive",
    "recount",
    "service_day",
]
