"""What every fact has."""

from typing import Annotated

import msgspec

Number = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
"""A count, a version or an id, as both engines can hold it."""

Ref = Number | str
"""The id of what is recorded, or the ``"@label"`` of an earlier fact of the same filing."""


class Fact(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, tag_field="fact"):
    """What every fact has: an optional label for later facts of the same filing."""

    ref: str | None = None
