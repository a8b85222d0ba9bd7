"""THE table of rights: what each role may do, and how far it sees. ``docs/rights.md`` shows it."""

from collections.abc import Collection, Iterable, Mapping
from enum import IntEnum

from docket.errors import FieldError, Invalid
from docket.terms import Term


class Right(Term):
    """权限: one thing that a person or a token may do. A route declares the one it needs."""

    OWN_ACCOUNT = "own_account", "管理本人账户", "own account, password and sessions"
    ISSUE_TOKENS = "issue_tokens", "签发本人令牌", "issue tokens of one's own"
    READ_REFERENCE = "read_reference", "查规则、代码和日历", "read rules, codes and calendar"
    READ_MATTERS = "read_matters", "查看案件、期限和文书", "read matters, deadlines and papers"
    READ_HISTORY = "read_history", "查看案件历史", "read the history of matters"
    READ_SUBTREE = "read_subtree", "查看下级机关案件", "read matters of lower authorities"
    READ_STATISTICS = "read_statistics", "查看统计和报告", "read figures and reports"
    COUNT_CONFIDENTIAL = "count_confidential", "统计计入涉密案件", "count confidential matters"
    SIGN_REPORTS = "sign_reports", "签发报告", "sign reports"
    FILE = "file", "使用登记", "file facts at all; each fact asks for a right of its own"
    OPEN_MATTERS = "open_matters", "立卷", "open matters"
    RECORD_FACTS = "record_facts", "登记事实", "record facts"
    CORRECT_FACTS = "correct_facts", "更正和划除", "amend and strike facts"
    ADD_PAPERS = "add_papers", "登记文书", "add papers"
    NAME_PEOPLE = "name_people", "指定案件人员", "name people on a matter"
    MANAGE_REGISTERS = "manage_registers", "登记机关和单位", "register authorities and units"
    MANAGE_CALENDAR = "manage_calendar", "维护日历", "keep the calendar"
    MANAGE_RULES = "manage_rules", "采用和签署规则", "adopt and sign rules"
    MANAGE_USERS = "manage_users", "管理用户", "manage users"
    VERIFY_HISTORY = "verify_history", "核验历史", "verify the history"


class Role(Term):
    """角色: what a person is in the office; an account may have several, and their rights add up."""

    ADMIN = "admin", "管理员", "administrator"
    LAWYER = "lawyer", "公职律师", "government lawyer"
    COUNSEL = "counsel", "法律顾问", "counsel"
    HANDLER = "handler", "承办单位人员", "unit handler"
    LEADER = "leader", "领导", "leader"
    AUDITOR = "auditor", "审计员", "auditor"


class Reach(IntEnum):
    """How far a role sees, the wider the higher."""

    NOTHING = 0
    ASSIGNED = 1
    """Matters that name the person: as handler, or among the people named on it."""
    UNIT = 2
    """Those, and the matters of the own unit."""
    AUTHORITY = 3
    """Every matter of the authority; of all authorities when the account belongs to none."""


_EVERYONE = frozenset({Right.OWN_ACCOUNT, Right.ISSUE_TOKENS, Right.READ_REFERENCE})
_READS = frozenset({Right.READ_MATTERS, Right.READ_HISTORY})
_COUNTS = frozenset({Right.READ_STATISTICS, Right.COUNT_CONFIDENTIAL})
_FILES = frozenset(
    {Right.FILE, Right.OPEN_MATTERS, Right.RECORD_FACTS, Right.CORRECT_FACTS, Right.ADD_PAPERS},
)

ROLES: Mapping[Role, frozenset[Right]] = {
    Role.ADMIN: _EVERYONE
    | {
        Right.FILE,
        Right.MANAGE_REGISTERS,
        Right.MANAGE_CALENDAR,
        Right.MANAGE_USERS,
        Right.VERIFY_HISTORY,
    },
    Role.LAWYER: _EVERYONE | _READS | _COUNTS | _FILES | {Right.NAME_PEOPLE, Right.MANAGE_RULES},
    Role.COUNSEL: _EVERYONE | _READS | _FILES,
    Role.HANDLER: _EVERYONE | {Right.READ_MATTERS, Right.ADD_PAPERS},
    Role.LEADER: _EVERYONE | _READS | _COUNTS | {Right.SIGN_REPORTS},
    Role.AUDITOR: _EVERYONE | _READS | _COUNTS | {Right.VERIFY_HISTORY},
}
"""What each role may do. What it may do, it may do wherever it sees, and nowhere else."""

_REACH: Mapping[Role, Reach] = {
    Role.ADMIN: Reach.NOTHING,
    Role.LAWYER: Reach.AUTHORITY,
    Role.COUNSEL: Reach.ASSIGNED,
    Role.HANDLER: Reach.UNIT,
    Role.LEADER: Reach.AUTHORITY,
    Role.AUDITOR: Reach.AUTHORITY,
}

TOKENLESS = frozenset({Right.OWN_ACCOUNT, Right.ISSUE_TOKENS, Right.MANAGE_USERS})
"""What no token carries: a stolen one must not make itself another, or another user."""

UNREADY = frozenset({Right.OWN_ACCOUNT})
"""All that is left to somebody who must first change the password or enrol a second factor."""

PUBLIC: dict[str, Right | None] = {"right": None}
"""``opt`` of a route that anybody reaches, without an account."""


def needs(right: Right) -> dict[str, Right | None]:
    """``opt`` of a route that asks for this right."""
    return {"right": right}


def check_codes(codes: Collection[str], field: str) -> None:
    """Refuse codes of roles that are none: a role spelt wrongly would be asked for nothing.

    Raises:
        Invalid: Names them, and what can be chosen.
    """
    known = {role.value for role in Role}
    if wrong := sorted(set(codes) - known):
        listed = "、".join(role.value for role in Role)
        message = f"没有角色 {'、'.join(wrong)}。"
        raise Invalid.of(FieldError(field, message, f"可选：{listed}。"))


def rights_of(roles: Iterable[Role], *, subtree: bool = False) -> frozenset[Right]:
    """The rights of several roles together."""
    found = frozenset[Right]().union(*(ROLES[role] for role in roles))
    return found | {Right.READ_SUBTREE} if subtree and Right.READ_MATTERS in found else found


def reach_of(roles: Iterable[Role]) -> Reach:
    """How far several roles together see: as far as the widest of them."""
    return max((_REACH[role] for role in roles), default=Reach.NOTHING)


def roles_in(stored: str) -> tuple[Role, ...]:
    """The roles of an account as its column keeps them, in the order of the vocabulary.

    What is no role gives no right.
    """
    codes = stored.split(",")
    return tuple(role for role in Role if role.value in codes)
