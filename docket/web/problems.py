"""Problem details (RFC 9457): the one shape of every error, and which error has which status."""

from dataclasses import dataclass
from http import HTTPStatus

import msgspec

from docket import errors

MEDIA_TYPE = "application/problem+json"


class WrongField(msgspec.Struct, frozen=True):
    """One wrong field: where it is, what is wrong with it, and what to do about it."""

    field: str
    message: str
    remedy: str = ""


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """An error as it is sent. ``type`` is stable and meant for programs; the rest is for people."""

    type: str
    title: str
    status: int
    detail: str = ""
    instance: str | None = None
    errors: list[WrongField] = []


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of error: the end of its ``type``, its status and its title."""

    code: str
    status: HTTPStatus
    title: str


KINDS: dict[type[errors.DocketError], Kind] = {
    errors.Malformed: Kind("malformed", HTTPStatus.BAD_REQUEST, "请求无法解析"),
    errors.Invalid: Kind("invalid", HTTPStatus.UNPROCESSABLE_ENTITY, "输入有误"),
    errors.NotFound: Kind("not-found", HTTPStatus.NOT_FOUND, "未找到"),
    errors.Outdated: Kind("outdated", HTTPStatus.PRECONDITION_FAILED, "记录已被他人修改"),
    errors.InFlight: Kind("in-flight", HTTPStatus.CONFLICT, "同一请求正在处理"),
    errors.StaleVersion: Kind("stale-version", HTTPStatus.CONFLICT, "记录已被他人修改"),
    errors.AlreadyDocketed: Kind("already-docketed", HTTPStatus.CONFLICT, "案号已登记"),
    errors.Conflict: Kind("conflict", HTTPStatus.CONFLICT, "与已登记的内容冲突"),
    errors.Unconditional: Kind("unconditional", HTTPStatus.PRECONDITION_REQUIRED, "缺少 If-Match"),
    errors.SecondFactorNeeded: Kind("second-factor", HTTPStatus.UNAUTHORIZED, "需要动态口令"),
    errors.Unauthenticated: Kind("unauthenticated", HTTPStatus.UNAUTHORIZED, "请先登录"),
    errors.NotReady: Kind("not-ready", HTTPStatus.FORBIDDEN, "请先完善账户"),
    errors.Forbidden: Kind("forbidden", HTTPStatus.FORBIDDEN, "没有权限"),
    errors.LockedOut: Kind("locked-out", HTTPStatus.TOO_MANY_REQUESTS, "请稍后再试"),
    errors.NotComputable: Kind("not-computable", HTTPStatus.UNPROCESSABLE_ENTITY, "日期无法计算"),
    errors.Refused: Kind("refused", HTTPStatus.FORBIDDEN, "不予执行"),
    errors.Unavailable: Kind("unavailable", HTTPStatus.SERVICE_UNAVAILABLE, "暂时不可用"),
    errors.DocketError: Kind("failed", HTTPStatus.INTERNAL_SERVER_ERROR, "操作失败"),
}

# What the HTTP layer itself refuses: title, and what to do.
HTTP: dict[int, tuple[str, str]] = {
    400: ("请求有误", "请检查查询参数。"),
    401: ("请先登录", "请登录，或在 Authorization 中带上令牌。"),
    403: ("不予执行", "不接受这一请求。"),
    404: ("没有这个地址", "请检查网址；全部接口见 /schema/openapi.json。"),
    405: ("此地址不接受这一方法", "可用的方法见 Allow 响应头。"),
    406: ("无法给出所要求的格式", "请接受 application/json。"),
    413: ("请求过大", "登记的正文不得超过 5 MB，请分批提交；一份文书不得超过 50 MB。"),
    415: (
        "不支持的内容类型",
        "登记请用 Content-Type: application/json，文书请用 application/octet-stream。",
    ),
    412: ("记录已被他人修改", "请重新读取，核对后以新的 ETag 再试。"),
    421: (
        "主机名不被接受",
        "请用 DOCKET_HOSTS 中的主机名访问；在本机可用 http://127.0.0.1 或 http://localhost。",
    ),
    428: ("缺少 If-Match", "请先读取这一记录，把回答中的 ETag 写在 If-Match 请求头中。"),
    429: ("请求过于频繁", "请按 Retry-After 响应头所说的秒数等待后再试。"),
    431: ("请求头过大", "请缩短请求头。"),
    500: ("服务器出错", "请把错误编号告诉管理员；再试之前，请先查看是否已经登记。"),
    503: ("暂时不可用", "请稍后再试。"),
}


def kind_of(error: errors.DocketError) -> Kind:
    """The kind of the nearest class in the tree."""
    return next(KINDS[cls] for cls in type(error).__mro__ if cls in KINDS)


def of_error(error: errors.DocketError, *, instance: str | None = None) -> Problem:
    """What docket refused or could not do, as a problem."""
    kind = kind_of(error)
    return Problem(
        type=f"urn:docket:problem:{kind.code}",
        title=kind.title,
        status=kind.status,
        detail=_detail(error),
        instance=instance,
        errors=[WrongField(f.field, f.message, f.remedy) for f in error.fields],
    )


def of_status(status: int, *, instance: str | None = None, detail: str | None = None) -> Problem:
    """What the HTTP layer refused, as a problem."""
    title, remedy = HTTP.get(status, (HTTPStatus(status).phrase, ""))
    return Problem(
        type=f"urn:docket:problem:http-{status}",
        title=title,
        status=status,
        detail=detail or remedy,
        instance=instance,
    )


def _detail(error: errors.DocketError) -> str:
    if len(error.fields) > 1:
        return f"有 {len(error.fields)} 处错误，见 errors。"
    if error.fields and isinstance(error, errors.Invalid):
        (wrong,) = error.fields
        return f"{wrong.field}：{wrong.message}{wrong.remedy}"
    return error.message
