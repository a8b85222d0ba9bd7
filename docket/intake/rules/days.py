"""Dates by their meaning: filed, accepted, served, heard, signed; every other date is a decoy."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from docket.intake.rules.dates import Found, dates, time_after
from docket.intake.rules.forms import PAPER_DAY, SITTING_PLACE, SITTING_TIME
from docket.intake.rules.paper import Paper

_CLAUSE = 60


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its meaning, where it stands, and how surely it means that."""

    day: date
    start: int
    end: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Sitting:
    """When and where a sitting is or was."""

    day: date
    at: datetime | None
    room: str
    start: int
    end: int
    room_start: int
    room_end: int


_FILED_AFTER = re.compile(
    r"^[，,]?\s*(?:[^，。；\n]{0,24}?)(?:向(?:本院|我院|本机关|我机关|本府|本局|我局|行政复议机关|[一-龥]{2,24}(?:法院|政府|局|机关))?[^，。；\n]{0,16}?)?"
    r"(?:提起[^，。；\n]{0,12}?(?:诉讼|上诉)|起诉|提出[^，。；\n]{0,12}?(?:复议|上诉|再审|申请)|申请(?:行政)?复议|申请再审|(?:诉|起诉)[至到来](?:本院|我院)|递交[^，。；\n]{0,8}?(?:诉状|申请)|提交[^，。；\n]{0,10}?(?:诉状|复议申请)|邮寄[^，。；\n]{0,12}?(?:复议申请|诉状)|(?<!被)上诉(?!人))"
)
_RECEIVED_APPLICATION = re.compile(
    r"(?:收到|接到|收悉)[^。；\n]{0,40}?(?:复议申请|起诉状|上诉状|再审申请|申请书)"
)
_ACCEPTED_AFTER = re.compile(
    r"^[，,]?\s*(?:[^。；\n，]{0,14}?)(?:(?:已|予以|依法|决定|登记|正式|审查)[^。；\n，]{0,6}?)?(?:立案|受理)"
)
_SERVED_AFTER = re.compile(
    r"^[，,]?\s*(?:将|把)[^。；\n]{0,12}?(?:诉状|申请书)[^。；\n]{0,40}?(?:送达|发送|送交|邮寄|寄送|发给)|^[，,]?\s*(?:[^。；\n]{0,10}?)(?:向[^。；\n]{0,30}?(?:送达|发送|邮寄)|(?:依法|直接|邮寄|电子)?(?:送达|发送)|(?:被告|你(?:单位|局|府|机关)?|被申请人|(?<!本院)(?<!我院))收到)[^。；\n]{0,16}?(?:起诉状副本|诉状副本|起诉状|应诉(?:通知书|材料)|上诉状副本|申请书副本|复议申请书)"
)
_HEARD_AFTER = re.compile(
    r"^\s*+(?:(?:上午|下午|中午|晚上)?\s*+[0-9零〇一二三四五六七八九十]{0,3}\s*+[:：时点]?\s*+[0-9零〇一二三四五六七八九十整半]{0,3}分?)?"
    r"[，,（(]?[^。；\n]{0,44}?(?:开庭|庭审|公开审理|不公开审理|听证|法庭|审判庭|到庭|举行|(?:组织|进行)了?(?:询问|调查|谈话|质证|听证))"
)
_NOT_HEARD = re.compile(r"(?:立案|受理|送达|作出|收到)")
_TIME_LABELS = re.compile(SITTING_TIME)
_ROOM_LABELS = re.compile(SITTING_PLACE)
_PAPER_LABELS = re.compile(rf"{PAPER_DAY}|日期")
_ROOM = re.compile(
    r"(?:(?:地点|处所|场所)(?:[：:为是]|设在|在)?|在|于|到)\s*(?P<room>[^，。；、\n]{0,30}?(?:第?[0-9一二三四五六七八九十]{1,3}(?:号)?(?:小|大|科技|数字|智慧)?(?:审判|审理|听证|行政)?(?:庭|法庭|室)|审判庭|大法庭|小法庭|听证室|会议室|互联网法庭|云上法庭|法庭)(?:[（(][^）)\n]{1,40}[）)])?)"
)


_TAKEN_UP = re.compile(r"立案|受理")
"""于某日立案后，向被告送达: the day is not that of the service."""


def by_meaning(paper: Paper, found: list[Found], meaning: str) -> Day | None:
    """The first date that what follows gives this meaning."""
    pattern = {
        "filed": _FILED_AFTER,
        "accepted": _ACCEPTED_AFTER,
        "served": _SERVED_AFTER,
    }[meaning]
    for one in found:
        after = paper.text[one.end : one.end + _CLAUSE + 20]
        nxt = _next_date_offset(after)
        clause = after[:nxt]
        match = pattern.match(clause)
        if match and not (meaning == "served" and _TAKEN_UP.search(match[0])):
            return Day(one.day, one.start, one.end)
    return None


def _next_date_offset(text: str) -> int:
    return next((one.start for one in dates(text)), len(text))


def received_application(paper: Paper, found: list[Found]) -> Day | None:
    """于某日收到你的复议申请: when nothing says when it was filed."""
    for one in found:
        after = paper.text[one.end : one.end + _CLAUSE]
        if re.match(
            r"^[，,]?[^。；\n]{0,12}?(?:收到|接到|收悉)", after
        ) and _RECEIVED_APPLICATION.search(after):
            return Day(one.day, one.start, one.end, sure=False)
    return None


def document_day(paper: Paper, found: list[Found]) -> Day | None:
    """The date of the paper: the last one that stands alone on its line, near the end."""
    alone = [one for one in found if _is_alone(paper, one)]
    if alone:
        last = alone[-1]
        return Day(last.day, last.start, last.end, sure=not last.mended)
    tail = [
        one for one in found if one.start > len(paper.text) * 2 // 3 and _ends_its_line(paper, one)
    ]
    if tail:
        return Day(tail[-1].day, tail[-1].start, tail[-1].end, sure=False)
    return None


def _is_alone(paper: Paper, one: Found) -> bool:
    """A line that holds the date and hardly more (the organ's name, the seal's words)."""
    line = paper.lines[paper.line_at(one.start)]
    if line.label:
        return _PAPER_LABELS.fullmatch(line.label) is not None and len(line.text) <= 14
    start = paper.start_of(paper.line_at(one.start))
    before = paper.text[start : one.start]
    rest = line.text[one.end - start :]
    return len(before.strip(" （(印章）)：:")) <= 2 and len(rest.strip(" （(印章）)。")) <= 2


def _ends_its_line(paper: Paper, one: Found) -> bool:
    line = paper.line_at(one.start)
    start = paper.start_of(line)
    rest = paper.lines[line].text[one.end - start :]
    before = paper.text[start : one.start]
    return not rest.strip(" （()）。") and not re.search("[，。；于自至]$|[，。；]", before)


def sittings_of(paper: Paper, found: list[Found]) -> list[Sitting]:
    """Every sitting that the paper names: from the fields of a form, else from its sentences."""
    fields = _field_sitting(paper, found)
    if fields is not None:
        return [fields]
    sittings = []
    for one in found:
        after = paper.text[one.end : one.end + 90]
        clause = after[: _next_date_offset(after)]
        if not _HEARD_AFTER.match(clause):
            continue
        lead = re.split("[。；\n]|开庭|庭审|审理|听证|法庭|审判庭|到庭|举行", clause)[0]
        if _NOT_HEARD.search(lead) or _came_to_nothing(paper.text, one):
            continue
        sittings.append(_sitting(paper, one, one.end, min(len(paper.text), one.end + 120)))
    return sittings


_SUMMONED = re.compile(r"(?:通知|传唤|要求|告知)[^，。；\n]{0,16}$")
_STAYED_AWAY = re.compile(
    r"^[^。；\n，]{0,30}?到庭[^；\n]{0,40}?(?:未到庭|未按时到庭|拒不到庭|未出庭|未参加)"
)


def _came_to_nothing(text: str, one: Found) -> bool:
    """A day on which somebody was told to come and did not: no sitting is reported of it."""
    before = text[max(0, one.start - 24) : one.start]
    after = text[one.end : one.end + 90].replace("既未", "未")
    return _SUMMONED.search(before) is not None and _STAYED_AWAY.match(after) is not None


def _field_sitting(paper: Paper, found: list[Found]) -> Sitting | None:
    when = where = None
    for start, end in paper.paragraphs():
        label = _label_of(paper, start, end)
        if _TIME_LABELS.fullmatch(label):
            when = when or (start, end)
        elif _ROOM_LABELS.fullmatch(label):
            where = where or (start + len(label) + 1, end)
    if when is None:
        return None
    start, end = when
    day = next((one for one in found if start <= one.start < end), None)
    if day is None:
        return None
    sitting = _sitting(paper, day, day.end, end)
    if where is None:
        return sitting
    text = paper.text[slice(*where)].strip()
    return Sitting(sitting.day, sitting.at, text, sitting.start, sitting.end, *where)


def _label_of(paper: Paper, start: int, end: int) -> str:
    """The label of a form's field, or of a line that reads 开庭时间：……; a bare 日期： may sign."""
    line = paper.lines[paper.line_at(start)]
    if line.label:
        return line.label
    opening = _LABELLED.match(paper.text, start, end)
    return opening["label"] if opening else ""


_LABELLED = re.compile(r"(?P<label>[一-龥]{4,8})[：:](?=.)")


def _sitting(paper: Paper, one: Found, start: int, end: int) -> Sitting:
    time = time_after(paper.text, one.end)
    stop = time[1] if time else one.end
    moment = datetime.combine(one.day, time[0]) if time else None
    sentence_end = next(
        (m.start() for m in re.finditer("[。；\n]", paper.text[start:end])), end - start
    )
    room = _ROOM.search(paper.text, start, start + sentence_end)
    if room is None:
        return Sitting(one.day, moment, "", one.start, stop, 0, 0)
    return Sitting(
        one.day, moment, room["room"], one.start, stop, room.start("room"), room.end("room")
    )
