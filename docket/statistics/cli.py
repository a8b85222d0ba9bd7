"""``docket stats``: figures of any period, with their cases on request."""

from collections.abc import Iterable, Sequence
from datetime import date

import click

from docket import clock
from docket.accounts.rules import Viewer
from docket.cli import DAY, json_option, show_json, table, with_database
from docket.statistics import queries
from docket.statistics.rules import catalogue
from docket.statistics.rules.periods import Basis, Period
from docket.statistics.schemas import Counted, Measure


@click.command("stats")
@click.option("--from", "from_on", type=DAY, required=True, help="统计期起始日（含）。")
@click.option("--to", "to_on", type=DAY, required=True, help="统计期截止日（含）。")
@click.option("--authority", metavar="CODE", help="只计一个本机关；默认合计全部本机关。")
@click.option("--unit", metavar="CODE", help="只计一个承办单位。")
@click.option(
    "--basis",
    default=Basis.HANDLED.value,
    metavar="BASIS",
    show_default=True,
    help="口径：handled 办理，accepted 受理，concluded 审结。",
)
@click.option("--measure", "measures", multiple=True, metavar="ID", help="只列这些指标，可重复。")
@click.option("--ids", is_flag=True, help="列出每个数字背后的案件（案号；--json 中为程序编号）。")
@json_option
def stats(
    *,
    from_on: date,
    to_on: date,
    authority: str | None,
    unit: str | None,
    basis: str,
    measures: tuple[str, ...],
    ids: bool,
    as_json: bool,
) -> None:
    """统计复议、诉讼、出庭和期限指标：每个数字都有口径，也能打开它的案件。"""
    period = Period.of(from_on, to_on)
    catalogue.chosen(measures)
    found, names = _figures(period, authority, unit, Basis.chosen(basis), measures, ids=ids)
    if as_json:
        show_json(found)
    else:
        click.echo(f"{period.from_on} 至 {period.to_on}，{Basis.chosen(basis).zh}")
        click.echo(as_table(found))
        for line in as_lists(found, names):
            click.echo(line)


@with_database
async def _figures(
    period: Period,
    authority: str | None,
    unit: str | None,
    basis: Basis,
    measures: Sequence[str],
    *,
    ids: bool,
) -> tuple[list[Measure], queries.Names]:
    """Count them as the owner of this computer, who sees everything; name what is listed."""
    viewer = Viewer.everything()
    ours = await queries.authority_of(viewer, authority) if authority else None
    mine = await queries.unit_of(viewer, unit, authority=ours) if unit else None
    found = await queries.figures(
        viewer,
        period,
        authority=ours,
        unit=mine,
        basis=basis,
        ids=ids,
        measures=measures,
        today=clock.today(),
    )
    return found, await queries.names(found) if ids else queries.Names()


def as_table(measures: Iterable[Measure]) -> str:
    """The figures for a terminal: value, its two counts, and how many are left out."""
    rows = [(m.name_zh, m.display, _counts(m), len(m.excluded) or "", m.id) for m in measures]
    return table(("指标", "数值", "计数", "不计", "编号"), rows)


def _counts(measure: Measure) -> str:
    if measure.denominator is None:
        return ""
    return f"{measure.numerator.count}/{measure.denominator.count}"


def as_lists(measures: Iterable[Measure], names: queries.Names) -> Iterable[str]:
    """The cases of each figure by name, where lists were asked for."""
    for measure in measures:
        if measure.numerator.ids is None:
            continue
        yield f"\n{measure.name_zh} [{measure.id}] {measure.display}"
        yield f"  口径：{measure.definition.text}"
        yield f"  {'分子' if measure.denominator else '案件'}：{_list(measure, measure.numerator, names)}"
        if measure.denominator:
            yield f"  分母：{_list(measure, measure.denominator, names)}"
        for one in measure.excluded:
            yield f"  不计：{names.of(measure, one.id)}，{one.reason}"


def _list(measure: Measure, side: Counted, names: queries.Names) -> str:
    """The things of one side; what the reader may not see is said, not hidden."""
    hidden = f"另有 {side.hidden} 件无权查看" if side.hidden else ""
    listed = [names.of(measure, id_) for id_ in side.ids or ()]
    return "、".join([*listed, *filter(None, [hidden])]) or "无"


commands: list[click.Command] = [stats]
