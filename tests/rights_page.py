"""Writes docs/rights.md from the table of rights: ``.venv/bin/python -m tests.rights_page``."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from docket.accounts.rules import ROLES, TOKENLESS, Reach, Right, Role, reach_of
from docket.desk.words import FACTS, TABLES
from docket.docketing.rules.permits import CORRECTING, NEEDED
from tests import facts_page

PAGE = Path(__file__).parents[1] / "docs" / "rights.md"
DAY = date(2024, 3, 1)
HEAD = """# Rights 权限

Who may do what, and how far each sees. This page is written from the table in
`docket/accounts/rules/rights.py` and from `docket/docketing/rules/permits.py`, and a test compares
them. Every route declares the right it needs; a test fails on one that does not.

An account may hold several roles: their rights add up, and it sees as far as the widest of them. What
one may do, one may do wherever one sees, and nowhere else: whatever is out of sight is answered as if
it were not there.
"""
_REACH = {
    Reach.NOTHING: "不查看案件",
    Reach.ASSIGNED: "本人承办或者被指定的案件",
    Reach.UNIT: "本单位的案件，以及本人承办或者被指定的案件",
    Reach.AUTHORITY: "本机关的全部案件；账户不属于任何机关的，全部机关",
}
SIGHT = """## How far one sees

A matter belongs to the authority and the unit that handle it, and to every authority and unit of ours
that stands in one of its proceedings. It is assigned to the account whose full name is its handler
(承办人), and to the people named on it (`docket user grant`, `PUT /api/v1/matters/{id}/people/{user}`).

A confidential matter (涉密) is seen by the people named on it alone, whatever their role. Whoever opens
one, or makes one confidential, is named on it in the same act. In figures it counts for those with
`count_confidential`; their lists end with 另有 n 件无权查看. For others it does not count, and the figure
says how many are missing.

A higher authority counts the figures of those below it. It sees their matters when the account was
given that (`--subtree`, `read_subtree`).

A paper is seen by whoever sees a matter in which it proves a fact or for which it was handed in
(`POST /api/v1/papers?matter=`), and by whoever handed in its bytes.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_matrix(), *_reach(), SIGHT, *_facts()]).rstrip() + "\n"


def _matrix() -> Iterator[str]:
    yield "## What each role may do\n"
    yield _row(["权限", "", *(f"{role.zh} `{role.value}`" for role in Role), "令牌可带"])
    yield "|" + "---|" * (len(Role) + 3)
    for right in Right:
        held = ["✓" if right in ROLES[role] else "" for role in Role]
        carried = "" if right in TOKENLESS else "✓"
        yield _row([f"`{right.value}`", right.zh, *held, carried])
    yield ""
    yield "`read_subtree` is given to an account, not to a role.\n"


def _reach() -> Iterator[str]:
    yield _row(["角色", "看到"])
    yield "|---|---|"
    for role in Role:
        yield _row([role.zh, _REACH[reach_of([role])]])
    yield ""


def _facts() -> Iterator[str]:
    yield "## Which right each fact asks for\n"
    yield _row(["事项", "", "权限"])
    yield "|---|---|---|"
    for fact, right in NEEDED.items():
        tag = facts_page.tag(fact)
        yield _row([f"`{tag}`", FACTS[tag], f"`{right.value}`"])
    others = "、".join(f"{TABLES[table]} `{right.value}`" for table, right in CORRECTING.items())
    yield _row(["`amend` `strike`", FACTS["amend"] + "、" + FACTS["strike"], "`correct_facts`"])
    yield ""
    yield f"更正、划除以下各类须有另外的权限：{others}。"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
