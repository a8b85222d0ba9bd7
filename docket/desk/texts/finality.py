"""Whether decisions took effect, as a person reads it."""

from collections.abc import Iterator, Sequence

from docket.desk.schemas.finality import FinalityOut, PartyFinality
from docket.desk.texts.proceeding import indented
from docket.law.wording import with_weekday


def finality_text(found: Sequence[FinalityOut]) -> str:
    """One paragraph a proceeding: the answer, its reasons, the parties, what is unknown."""
    return "\n\n".join("\n".join(_lines(one)) for one in found)


def _lines(one: FinalityOut) -> Iterator[str]:
    number = one.docket_number or "案号未定"
    yield f"程序 #{one.proceeding}  {one.procedure.zh}  {one.forum}  {number}"
    yield f"  {one.state_zh}{_day(one)}"
    for reason in one.reasons:
        yield f"  · {reason}"
    head = ("当事人", "送达", "期间届满", "不再可能提出", "已提出", "")
    rows = [_row(party) for party in one.parties]
    yield from indented([head, *rows] if rows else [], "    ")
    for sentence in one.unknown:
        yield f"  ？ {sentence}"


def _day(one: FinalityOut) -> str:
    if one.on is None:
        return ""
    day = with_weekday(one.on)
    return f"：最早自{day}起可以推定" if one.state == "not_yet" else f"：自{day}起"


def _row(party: PartyFinality) -> tuple[object, ...]:
    ends = "、".join(str(day) for day in dict.fromkeys(r.due_statutory for r in party.ends))
    acted = f"{party.acted_on or ''}{'（逾期）' if party.late else ''}"
    served = f"{party.served_on or '—'}{f' {party.how.zh}' if party.how else ''}"
    name = f"{party.name}（我方）" if party.ours else party.name
    return (name, served, ends or "—", party.free_from or "—", acted or "—", party.note)
