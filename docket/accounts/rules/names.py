"""What an account may be called, and which roles and places fit together."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from docket.accounts.rules.rights import Role
from docket.errors import FieldError

_NAME = re.compile(r"[\w][\w.\-]{1,39}")
_LONGEST_FULL_NAME = 80


def sign_in_name(text: str) -> str:
    """A sign-in name with one spelling: whoever types it wide or in capitals means the same."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def check_account(
    *, name: str, full_name: str, roles: Collection[Role], authority: int | None, unit: int | None
) -> Iterator[FieldError]:
    """Everything that is wrong with an account as it is to be recorded."""
    if not _NAME.fullmatch(sign_in_name(name)):
        remedy = "请用 2 至 40 个字母、汉字、数字、点、横线或者下划线。"
        yield FieldError("name", f"“{name[:40]}”不能作为用户名。", remedy)
    plain = full_name.strip()
    if not plain or len(plain) > _LONGEST_FULL_NAME or not plain.isprintable():
        remedy = f"请写姓名，不超过 {_LONGEST_FULL_NAME} 字；同名的人加注单位。"
        yield FieldError("full_name", "姓名为空、过长或者含有不可见字符。", remedy)
    yield from check_roles(roles=roles, authority=authority, unit=unit)


def check_roles(
    *, roles: Collection[Role], authority: int | None, unit: int | None
) -> Iterator[FieldError]:
    """Everything that is wrong with roles and the place they are held in."""
    if not roles:
        listed = "、".join(f"{role.value}({role.zh})" for role in Role)
        yield FieldError("roles", "缺少角色。", f"可选：{listed}。")
    if Role.HANDLER in roles and unit is None:
        yield FieldError("unit", "承办单位人员须属于一个单位。", "请填写其单位。")
    if unit is not None and authority is None:
        yield FieldError("authority", "有单位而没有机关。", "请填写单位所属的机关。")
