"""What every fact has."""

from datetime import datetime
from typing import Annotated

import msgspec

Number = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
"""A count, a version or an id, as both engines can hold it."""

Days = Annotated[int, msgspec.Meta(ge=1, le=3660)]
"""Days that a paper grants or fixes; more than ten years of them is a slip of the pen."""

Amount = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
"""An amount in 分, or a size in bytes, as both engines can hold it."""

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment with its time zone; without one it could be any hour."""

Ref = Number | str
"""The id of what is recorded, or the ``"@label"`` of an earlier fact of the same filing."""


class Fact(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, tag_field="fact"):
    """What every fact has: an optional label for later facts of the same filing."""

    ref: str | None = None
