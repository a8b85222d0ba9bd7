"""Facts about what is not recorded."""

from docket.docketing.schemas.base import Fact, Ref


class DismissGap(Fact, tag="dismiss_gap"):
    """说明缺项不适用: what `docket gaps` asks for will not come in this proceeding, and why.

    ``code`` and ``subject`` are those of the gap; a gap of nobody in particular has no subject.
    """

    proceeding: Ref
    code: str
    reason: str
    subject: str = ""
