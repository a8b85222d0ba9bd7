"""What the constraints of the database mean, for the person whose entry broke one.

Services check first and say more; this is what is left when two people enter the same thing at
the same moment. SQLite names the columns of a broken unique index, PostgreSQL the index itself.
"""

import re
import sqlite3

from docket.errors import AlreadyDocketed, Conflict

_DOCKETED = "该案号已登记在另一程序中。请先按案号检索,在已有程序上继续登记。"

UNIQUE = {
    "act_seq": ("act.seq", "另一笔登记刚刚完成。请重试。"),
    "access_log_seq": ("access_log.seq", "另一批访问记录刚刚写入。请重试。"),
    "kept_answer_key": (
        "kept_answer.actor_kind, kept_answer.actor_id, kept_answer.key",
        "同一 Idempotency-Key 的请求刚刚处理完毕。请以相同内容重试。",
    ),
    "change_order": ("change.act, change.n", "另一笔登记刚刚完成。请重试。"),
    "authority_code": ("authority.code", "该行政机关代码已登记。请换一个代码。"),
    "unit_code": ("unit.authority, unit.code", "该机关已有同代码的承办单位。请换一个代码。"),
    "account_name": ("account.name", "该用户名已被使用。请换一个。"),
    "account_full_name": ("account.full_name", "已有同名的用户。请在姓名后加注单位以便区分。"),
    "account_secret_account": ("account_secret.account", "另一次修改刚刚完成。请重试。"),
    "recovery_code_digest": (
        "recovery_code.account, recovery_code.digest",
        "另一次修改刚刚完成。请重试。",
    ),
    "token_secret_digest": ("token_secret.digest", "令牌未能签发。请重试。"),
    "token_secret_token": ("token_secret.token", "令牌未能签发。请重试。"),
    "session_digest": ("session.digest", "未能登录。请重试。"),
    "sign_in_failure_key": ("sign_in_failure.key", "另一次登录刚刚完成。请重试。"),
    "paper_holder_once": ("index 'paper_holder_once'", "该文书刚刚登记。请重试。"),
    "matter_person_once": (
        "matter_person.matter, matter_person.account",
        "该用户已是本案件的指定人员。",
    ),
    "calendar_day_ruling": (
        "calendar_day.notice, calendar_day.day",
        "同一份通知对同一天只能有一种安排。",
    ),
    "local_rest_day_once": (
        "local_rest_day.authority, local_rest_day.day",
        "该机关这一天停止办公已登记。如有错误，请划除后重新登记。",
    ),
    "paper_content": ("paper.sha256", "内容完全相同的文书已登记。请直接引用已有文书。"),
    "matter_number": ("matter.number", "该内部编号已被使用。请重试,或者换一个编号。"),
    "proceeding_party_role": (
        "proceeding_party.proceeding, proceeding_party.party, proceeding_party.role",
        "该当事人在本程序中的这一地位已登记。",
    ),
    "standing_authority": (
        "standing.proceeding, standing.authority",
        "该机关在本程序中的地位已登记。请更正已有记录。",
    ),
    "tally_authority": ("tally.proceeding, tally.authority", "另一笔登记刚刚完成。请重试。"),
    "sitting_authority": ("sitting.hearing, sitting.authority", "另一笔登记刚刚完成。请重试。"),
    "undoing_act": ("undoing.act", "这一号登记已被撤销。请刷新后再看。"),
    "news_seen_name": ("news_seen.name", "另一处刚刚记下看到哪里。请重试。"),
    "policy_key": ("policy.authority, policy.key", "另一笔登记刚刚完成。请重试。"),
    "milestone_name": (
        "milestone.authority, milestone.name",
        "本机关已有同名的内部节点。请换一个名称，或者先划除原来的。",
    ),
    "receipt_digest": ("receipt.digest", "另一笔登记刚刚完成。请重试。"),
    "gap_dismissal_once": (
        "gap_dismissal.proceeding, gap_dismissal.code, gap_dismissal.subject",
        "这一缺项已经有人说明不适用。",
    ),
    "deadline_identity": ("index 'deadline_identity'", "另一笔登记刚刚完成。请重试。"),
}
DOCKET_NUMBERS = {
    "proceeding_court_number": (
        "proceeding.number_year, proceeding.number_court,"
        " proceeding.number_type, proceeding.number_seq"
    ),
    "proceeding_forum_number": "proceeding.docket_number, proceeding.forum",
}


def broken(error: BaseException) -> Conflict:
    """Our conflict for a driver's integrity error."""
    name, text = _name(error), str(error)
    if name in DOCKET_NUMBERS or text.endswith(tuple(DOCKET_NUMBERS.values())):
        return AlreadyDocketed(_DOCKETED)
    for index, (columns, meaning) in UNIQUE.items():
        if name == index or text == f"UNIQUE constraint failed: {columns}":
            return Conflict(meaning)
    return Conflict(_general(error))


def _name(error: BaseException) -> str | None:
    """The constraint's name, which PostgreSQL gives as a field of its own."""
    return getattr(error, "constraint_name", None)


def _general(error: BaseException) -> str:
    """What can be said of a constraint without a sentence of its own."""
    where = _where(error)
    text = str(error).lower()
    if "foreign key" in text:
        detail = f"({where})" if where else ""
        return f"引用的记录不存在,或者仍被其他记录引用{detail}。请刷新后重试。"
    if "not null" in text or "not-null" in text:
        return f"缺少必填内容:{where}。"
    if "check constraint" in text or "too long" in text:
        return f"内容不在允许的范围内:{where}。"
    return f"与已登记的内容冲突:{where}。请刷新后重试。"


def _where(error: BaseException) -> str:
    """Table and column, or the constraint, as exactly as the driver tells."""
    if isinstance(error, sqlite3.Error):
        return re.sub(r"^.*failed:? ?", "", str(error))[:80]
    parts = [getattr(error, key, None) for key in ("table_name", "column_name")]
    return _name(error) or ".".join(part for part in parts if part) or str(error)
