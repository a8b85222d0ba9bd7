"""Bars stand on their base, reach to their value, and never leave the drawing."""

from docket.desk.pages.charts import pairs, share


def test_the_tallest_bar_ends_below_the_top_and_all_stand_on_the_base() -> None:
    chart = pairs([6, 5, 0], [6, 8, 1], width=340, height=220)
    bars = [*chart.first, *chart.second]

    assert all(abs(bar.y + bar.height - chart.base) < 0.2 for bar in bars)
    assert all(bar.y >= 0 and bar.x + bar.width <= chart.width for bar in bars)
    assert chart.lines[-1].value >= 8
    assert len(chart.labels) == 3


def test_a_year_without_a_case_is_drawn() -> None:
    chart = pairs([0] * 12, [0] * 12, width=720, height=236)

    assert {bar.height for bar in (*chart.first, *chart.second)} == {0}


def test_a_share_of_nothing_has_no_length() -> None:
    assert share(0, 0) == 0
    assert share(14, 40) == 35
