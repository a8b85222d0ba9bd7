"""令牌: what a script carries instead of a password."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from docket.accounts.rules import PREFIX, SPAN, TOKENLESS, Right, Viewer, digest
from docket.accounts.schemas import IssuedToken
from docket.accounts.service.freshness import outdate
from docket.accounts.tables import ApiToken, TokenSecret
from docket.errors import FieldError, Invalid, NotFound
from docket.history.rules import Actor, in_utc
from docket.history.service import record

LONGEST = timedelta(days=366)
_LONGEST_NAME = 80


async def issue_token(
    viewer: Viewer,
    name: str,
    rights: Collection[Right],
    *,
    actor: Actor,
    at: datetime,
    span: timedelta = SPAN,
) -> IssuedToken:
    """Issue a token with some of one's own rights; its text is shown this once.

    Raises:
        Invalid: It would carry what its owner has not, or what no token may; or hold too long.
    """
    account_id = viewer.user_id or 0
    errors = [*_wrong_rights(viewer, rights), *_wrong_frame(name, span)]
    if errors:
        raise Invalid.of(*errors)
    token = PREFIX + secrets.token_urlsafe(32)
    codes = tuple(right.value for right in Right if right in rights)
    row = ApiToken(
        account=account_id, name=name.strip(), rights=",".join(codes), expires_at=in_utc(at) + span
    )
    async with record("token.issue", actor=actor, why=f"签发令牌：{row.name}", at=at) as ledger:
        token_id = await ledger.add(row)
        await TokenSecret(token=token_id, digest=digest(token)).save()
    return IssuedToken(
        id=token_id, name=row.name, token=token, rights=codes, expires_at=row.expires_at
    )


async def revoke_token(viewer: Viewer, token_id: int, *, actor: Actor, at: datetime) -> None:
    """Take back one of one's own tokens.

    Raises:
        NotFound: It is none of this account's.
    """
    row = await ApiToken.objects().get(ApiToken.id == token_id)
    if row is None or row.to_dict()["account"] != viewer.user_id:
        message = f"没有编号为 {token_id} 的令牌。"
        raise NotFound(message)
    async with record("token.revoke", actor=actor, why=f"撤销令牌：{row.name}", at=at) as ledger:
        await ledger.amend(row, {"revoked": True})
    outdate()


def _wrong_rights(viewer: Viewer, rights: Collection[Right]) -> list[FieldError]:
    if not rights:
        return [FieldError("rights", "缺少权限。", "请至少选一项。")]
    beyond = [right for right in Right if right in rights and not viewer.may(right)]
    never = [right for right in Right if right in rights and right in TOKENLESS]
    wrong = {
        "您没有这些权限": [right for right in beyond if right not in never],
        "令牌不能带有": never,
    }
    return [
        FieldError("rights", f"{said}：{'、'.join(right.value for right in found)}。", "请去掉。")
        for said, found in wrong.items()
        if found
    ]


def _wrong_frame(name: str, span: timedelta) -> list[FieldError]:
    errors = []
    plain = name.strip()
    if not plain or len(plain) > _LONGEST_NAME or not plain.isprintable():
        errors.append(FieldError("name", "名称为空、过长或者含有不可见字符。", "请写明用途。"))
    if not timedelta(0) < span <= LONGEST:
        remedy = f"请填 1 至 {LONGEST.days} 天。"
        errors.append(FieldError("days", "有效期不对。", remedy))
    return errors
