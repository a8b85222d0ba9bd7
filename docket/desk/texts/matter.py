"""One matter whole, as a person reads it: one paragraph a proceeding."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from docket.desk.schemas import MatterWhole, ProceedingOut
from docket.desk.texts.gaps import gap_lines
from docket.desk.texts.proceeding import Whose, indented, proceeding_lines
from docket.desk.words import value_zh


def matter_text(whole: MatterWhole, *, today: date) -> str:
    """The matter, its acts and parties, then each proceeding with all that hangs on it."""
    whose = Whose.of(whole)
    proceedings = _proceedings(whole.proceedings, whose, today)
    return "\n".join([*_head(whole, whose), *proceedings, *_gaps(whole)])


def _head(whole: MatterWhole, whose: Whose) -> Iterator[str]:
    unit = whose.units.get(whole.unit, str(whole.unit))
    yield f"{whole.number} {whole.cause}  #{whole.id} v{whole.version}"
    yield (
        f"立卷 {whole.opened_on}，承办单位 {unit}，承办人 {whole.handler or '—'}，"
        f"领域 {value_zh('matter', 'field', whole.field)}，"
        f"行为 {value_zh('matter', 'act_kind', whole.act_kind)}"
        + ("，涉密" if whole.confidential else "")
    )
    if whole.note:
        yield f"备注：{whole.note}"
    acts = [
        (
            f"#{act.id} v{act.version}",
            value_zh("challenged_act", "kind", act.kind),
            act.number or "",
            act.made_on or "",
            whose.ours.get(act.authority or 0, ""),
            act.description,
        )
        for act in whole.acts
    ]
    parties = [
        (
            f"#{party.id} v{party.version}",
            party.name,
            party.kind.zh,
            f"代理人 {party.agent}" if party.agent else "",
        )
        for party in whole.parties
    ]
    yield from _titled("行政行为", acts)
    yield from _titled("当事人", parties)


def _gaps(whole: MatterWhole) -> Iterator[str]:
    if whole.gaps:
        yield ""
        yield f"缺项 {len(whole.gaps)}"
        yield from gap_lines(whole.gaps)


def _titled(title: str, rows: Sequence[tuple[object, ...]]) -> Iterator[str]:
    if rows:
        yield title
        yield from indented(rows, "  ")


def _proceedings(proceedings: Iterable[ProceedingOut], whose: Whose, today: date) -> Iterator[str]:
    for one in proceedings:
        yield ""
        yield from proceeding_lines(one, whose, today=today)
