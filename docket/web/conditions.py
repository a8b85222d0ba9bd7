"""What a request may be made to depend on: a key under which it counts once, a version it has seen."""

from typing import Annotated

from litestar.params import HeaderParameter

from docket.errors import Outdated, Unconditional

IdempotencyKey = Annotated[
    str | None,
    HeaderParameter(
        name="Idempotency-Key",
        description="自选的键，如一个 UUID。24 小时内以同一键重发同一内容，得到同一回答，不重复登记。",
    ),
]
"""``Idempotency-Key`` of a creating request."""

IfMatch = Annotated[
    str | None,
    HeaderParameter(name="If-Match", description='读取时回答中的 ETag，如 "3"；缺少时回答 428。'),
]
"""``If-Match`` of an amending request."""


def version_tag(version: int) -> str:
    """The ETag of a row: its version."""
    return f'"{version}"'


def check_seen(if_match: str | None, version: int) -> None:
    """An amendment is made to what was read, and to nothing else.

    ``*`` says that nothing was read, and a weak tag that it may have been something else.

    Raises:
        Unconditional: It does not say what was read.
        Outdated: What was read is no longer what is recorded.
    """
    seen = [tag.strip() for tag in (if_match or "").split(",") if tag.strip()]
    if not seen or seen == ["*"]:
        raise Unconditional(
            "缺少 If-Match。请先读取这一记录，把回答中的 ETag 写在 If-Match 请求头中。"
        )
    if version_tag(version) not in seen:
        raise Outdated("这一记录在您读取之后已被更正，本次未作任何修改。请重新读取，核对后再改。")
