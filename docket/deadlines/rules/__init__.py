"""Which deadlines follow from the facts of one proceeding, the law and the calendar; pure."""

from docket.deadlines.rules.deriving import ENGINE_VERSION, derive
from docket.deadlines.rules.files import ProceedingFile
from docket.deadlines.rules.milestones import as_rule
from docket.deadlines.rules.triggers import service_day
from docket.deadlines.rules.working import deadlines

__all__ = ["ENGINE_VERSION", "ProceedingFile", "as_rule", "deadlines", "derive", "service_day"]
