"""``docket stats`` and ``GET /statistics``: the same figures, and refusals that say what to do."""

from datetime import date

import httpx
import msgspec
import pytest
from click.testing import CliRunner

from docket.__main__ import main
from docket.accounts.rules import Viewer
from docket.statistics.cli import as_lists, as_table
from docket.statistics.queries import Names, figures
from docket.statistics.schemas import Counted, Measure
from tests.clients import local_client
from tests.counted import YEAR, case, figures_of, id_of
from tests.factories import Bureau, make_bureau, make_case
from tests.reports.year2023 import FIRST

PERIOD = {"from": "2023-01-01", "to": "2023-12-31"}


@pytest.fixture
async def bureau(db: object) -> Bureau:
    made = await make_bureau()
    await make_case(FIRST, "f_dismiss_claims", bureau=made)
    await make_case(FIRST, "f_revoked", bureau=made)
    await make_case(FIRST, "f_transferred", bureau=made)
    return made


async def get(path: str, **query: str) -> httpx.Response:
    async with local_client() as client:
        return await client.get(f"/api/v1{path}", params=query)


@pytest.mark.usefixtures("bureau")
async def test_the_interface_gives_the_figures_of_the_program() -> None:
    answer = await get("/statistics", **PERIOD, ids="true")

    assert answer.status_code == 200
    found = msgspec.convert(answer.json(), list[Measure])
    assert found == await figures(Viewer.everything(), YEAR, ids=True, today=date(2030, 1, 1))


@pytest.mark.usefixtures("bureau")
async def test_a_figure_has_its_published_shape() -> None:
    """The shape is part of the interface."""
    answer = await get("/statistics", **PERIOD, measure="suit.win_nonloss", ids="true")

    (measure,) = answer.json()
    won, lost = measure["denominator"]["ids"]
    (left_out,) = measure["excluded"]
    assert left_out.keys() == {"id", "reason"}
    assert measure == {
        "id": "suit.win_nonloss",
        "name_zh": "胜诉率(非败诉率)",
        "basis": "handled",
        "unit_counted": "案号×本机关",
        "numerator": {"count": 1, "ids": [won], "hidden": 0},
        "denominator": {"count": 2, "ids": [won, lost], "hidden": 0},
        "excluded": [left_out],
        "value": 0.5,
        "display": "50%",
        "definition": measure["definition"],
    }
    assert measure["definition"].keys() == {"text", "source", "version"}


@pytest.mark.usefixtures("bureau")
async def test_the_basis_the_authority_and_the_unit_can_be_chosen() -> None:
    chosen = {"authority": "qd", "unit": "fz", "basis": "concluded", "measure": "suit.handled"}

    answer = await get("/statistics", **PERIOD, **chosen)

    (measure,) = answer.json()
    assert (measure["numerator"]["count"], measure["basis"]) == (3, "concluded")


@pytest.mark.usefixtures("bureau")
@pytest.mark.parametrize(
    ("query", "field", "remedy"),
    [
        ({"to": "2022-12-31"}, "to", "对调"),
        ({"measure": "suit.won"}, "measure[0]", "suit.win_nonloss"),
        ({"authority": "zz"}, "authority", "qd(云澜市公安局青渡分局)"),
        ({"unit": "zz"}, "unit", "fz(法制大队)"),
        ({"basis": "年度"}, "basis", "handled"),
    ],
)
async def test_what_cannot_be_counted_is_refused_with_a_remedy(
    query: dict[str, str], field: str, remedy: str
) -> None:
    answer = await get("/statistics", **{**PERIOD, **query})

    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("application/problem+json")
    (wrong,) = answer.json()["errors"]
    assert wrong["field"] == field
    assert remedy in wrong["remedy"]


@pytest.mark.usefixtures("bureau")
async def test_the_report_is_served_with_its_passages_and_checks() -> None:
    answer = await get("/reports/annual/2023", authority="qd")

    report = answer.json()
    assert answer.status_code == 200
    assert report["passages"][1]["text"].startswith(
        "行政诉讼：2023年我局行政诉讼案件共3件，其中败诉1件。"
    )
    segment = next(s for s in report["passages"][1]["segments"] if s["measure"] == "suit.handled")
    assert (segment["text"], len(segment["ids"])) == ("3", 3)
    assert all(one.keys() == {"id", "ok", "text", "ids"} for one in report["reconciliation"])
    assert (await get("/reports/annual/99", authority="qd")).status_code == 422


def test_the_table_shows_value_counts_and_what_is_left_out() -> None:
    figures = figures_of(
        [case(FIRST, "f_dismiss_claims"), case(FIRST, "f_transferred"), case(FIRST)]
    )

    lines = as_table([figures["suit.handled"], figures["suit.win_nonloss"]]).splitlines()

    assert lines[0].split() == ["指标", "数值", "计数", "不计", "编号"]
    assert lines[1].split() == ["行政诉讼案件数", "3", "suit.handled"]
    assert lines[2].split() == ["胜诉率(非败诉率)", "100%", "1/1", "1", "suit.win_nonloss"]


def test_lists_name_the_cases_and_say_what_is_hidden() -> None:
    seen, moved = case(FIRST, "f_dismiss_claims"), case(FIRST, "f_transferred")
    figures = figures_of(
        [seen, moved, case(FIRST, "f_revoked", confidential=True)], confidential=False
    )

    text = "\n".join(as_lists([figures["suit.win_nonloss"]], Names()))

    assert f"  分子：{id_of(seen)}\n" in text
    assert f"  分母：{id_of(seen)}、另有 1 件无权查看\n" in text
    assert f"  不计：{id_of(moved)}，结果为" in text
    assert "口径：已结数减败诉数，除以已结数。" in text


def test_nothing_is_listed_unless_it_was_asked_for() -> None:
    plain = msgspec.structs.replace(figures_of()["recon.open"], numerator=Counted(count=4))

    assert list(as_lists([plain], Names())) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["stats", "--from", "2023-12-31", "--to", "2023-01-01"], "对调"),
        (["stats", "--from", "2023-01-01", "--to", "2023-12-31", "--basis", "won"], "handled"),
        (
            ["stats", "--from", "2023-01-01", "--to", "2023-12-31", "--measure", "recon.opn"],
            "recon.open",
        ),
    ],
)
def test_bad_input_is_refused_before_a_database_is_looked_for(
    arguments: list[str], said: str, tmp_path: object
) -> None:
    result = CliRunner().invoke(main, [*arguments, "--data", str(tmp_path)])

    assert result.exit_code == 2
    assert said in result.output
