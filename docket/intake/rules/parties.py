"""当事人: who stands in the proceeding and as what, from the head of a paper or from its sentence."""

import re

from docket.intake.rules.names import Party, names_in, names_of, plain_role, unique
from docket.intake.rules.paper import Paper
from docket.intake.rules.patterns import AGENTS, ROLE
from docket.intake.rules.sentences import from_sentence
from docket.intake.rules.titles import Title

_NUMBERED = r"(?:[一二三四五六七八九十]|[0-9]{1,2})?"
_OPENS = re.compile(
    rf"^(?:[0-9一二三四五六七八九十]{{1,2}}[、.．])?(?P<role>{ROLE}){_NUMBERED}"
    rf"(?P<in>[（(][^）)]{{1,24}}[）)])?(?P<joint>[：:]|\s)?\s*(?P<rest>\S.*)$"
)
_AGENT = re.compile(
    rf"^(?:{ROLE})?(?:的)?(?:[一二三四五六七八九十]+(?:原告|被告|人)?)?(?:共同)?(?:的)?{AGENTS}"
)
_PERSON_FACTS = re.compile(
    r"^[，,;；。]?\s*(?:男|女|性别|[0-9]{4}年|出生|汉族|[一-龥]{1,5}族|住|住所|地址|现住|户籍|统一社会|身份|公民身份|居民身份|组织机构|营业|生于|法定代表人|负责人|系|无业|农民|职业|职工|工作单位|联系)"
)
_VERB = re.compile(
    r"诉称|不服|认为|因|提起|提出|与被|向本|请求|申请|诉被|的|负担|承担|诉讼|经本院|经传票|对被|于[0-9]{4}"
)


def parties_of(paper: Paper, title: Title | None) -> list[Party]:
    """The parties, in the order of the paper."""
    found = _from_head(paper, title) or _from_fields(paper)
    if not any(party.role in _OPPONENTS for party in found) or len(found) < 2:
        found = _merged(found, from_sentence(paper))
    return found


_OPPONENTS = (
    "原告", "申请人", "上诉人", "再审申请人", "起诉人", "赔偿请求人", "申请执行人", "公益诉讼起诉人",
)  # fmt: skip


def _from_head(paper: Paper, title: Title | None) -> list[Party]:
    """Each paragraph that opens with a standing and goes on with a name."""
    found: list[Party] = []
    start_at = title.start if title is not None and title.sure else 0
    for start, end in paper.paragraphs():
        if end < start_at:
            continue
        text = paper.text[start:end]
        if found and _narrates(text):
            break
        match = _OPENS.match(text)
        if match is None or _AGENT.match(text):
            continue
        found += _named(match, start)
    return unique(found)


def _narrates(text: str) -> bool:
    """Where the head of a paper ends: the sentence that tells the course of the proceeding."""
    return (
        re.search(
            r"一案|诉讼请求[：:]|^[【\[（(]?(?:诉请|请求|理由|事实)|请求(?:判令|撤销|确认|依法)|请求事项|复议请求|本院.{0,20}立案|事实(?:与|和)理由|申请人称|向本机关",
            text,
        )
        is not None
    )


def _named(match: re.Match[str], offset: int) -> list[Party]:
    rest = match["rest"]
    names, tail = names_in(rest)
    if not names:
        return []
    if (
        match["joint"] is None
        and not match["in"]
        and not _PERSON_FACTS.match(tail)
        and tail.strip(" 。")
    ):
        return []
    if match["joint"] is None and _VERB.search(names):
        return []
    if _SIGNS.search(match["in"] or "") or _SIGNS.search(tail[:8]):
        return []
    role = match["role"]
    at = offset + match.start("rest")
    return [
        Party(plain_role(role), name, at + begin, at + begin + len(name))
        for name, begin in names_of(names)
    ]


_SIGNS = re.compile(r"签名|签字|签章|盖章|公章|印章|捺印|手印")
"""起诉人（签名）：甲 乙 signs the paper and names no further party."""


def _from_fields(paper: Paper) -> list[Party]:
    """Fields of a form that are labelled with a standing, or 当事人."""
    found: list[Party] = []
    for n, line in enumerate(paper.lines):
        if re.fullmatch(ROLE, line.label):
            at = paper.start_of(n) + len(line.label) + 1
            names, _ = names_in(line.text)
            found += [
                Party(plain_role(line.label), name, at + b, at + b + len(name))
                for name, b in names_of(names)
            ]
    return unique(found)


def _merged(one: list[Party], other: list[Party]) -> list[Party]:
    roles = {party.role for party in one}
    return unique([*one, *(party for party in other if party.role not in roles)])
