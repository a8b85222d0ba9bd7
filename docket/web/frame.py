"""The frame around every page: where one can go, and by which key."""

from dataclasses import dataclass

from docket.web.texts import marked


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the rail.

    Args:
        id: Which page it is.
        label: What it is called.
        short: What it is called on a phone's tab bar.
        href: Where it leads.
        icon: Of the sprite.
        key: Goes there after ``G``.
        group: Entries of one group stand together.
        right: Code of the right that it asks for; empty for anybody who is signed in.
        tab: Whether the tab bar of a phone has it; the others stand under 更多.
    """

    id: str
    label: str
    short: str
    href: str
    icon: str
    key: str
    group: int
    tab: bool = False
    right: str = ""


PLACES = (
    Place("today", marked("今日工作台"), marked("今日"), "/", "home", "T", 1, tab=True),
    Place(
        "matters",
        marked("案件"),
        marked("案件"),
        "/matters",
        "case",
        "C",
        1,
        tab=True,
        right="read_matters",
    ),
    Place(
        "intake",
        marked("收件登记"),
        marked("收件"),
        "/intake",
        "in",
        "I",
        1,
        tab=True,
        right="open_matters",
    ),
    Place(
        "calendar",
        marked("期限日历"),
        marked("日历"),
        "/calendar",
        "cal",
        "K",
        1,
        tab=True,
        right="read_matters",
    ),
    Place(
        "dashboard",
        marked("领导驾驶舱"),
        marked("驾驶舱"),
        "/dashboard",
        "chart",
        "D",
        2,
        right="read_statistics",
    ),
    Place(
        "report",
        marked("年度报告"),
        marked("报告"),
        "/reports/annual",
        "doc",
        "R",
        2,
        right="read_statistics",
    ),
    Place(
        "rules",
        marked("规则库"),
        marked("规则库"),
        "/rules",
        "book",
        "L",
        3,
        right="read_reference",
    ),
    Place(
        "holidays",
        marked("节假日"),
        marked("节假日"),
        "/holidays",
        "rest",
        "H",
        3,
        right="read_reference",
    ),
    Place("help", marked("帮助"), marked("帮助"), "/help", "help", "?", 3),
)
