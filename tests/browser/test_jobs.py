"""The main job of each of the three people, from end to end, in a real browser."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import visiting
from tests.browser.sites import Site

PERIOD = "from=2026-01-01&to=2026-12-31"


def log_a_paper(page: Page, number: str, party: str) -> None:
    """Fill in the form for a notice to respond, received today."""
    page.goto("/intake")
    page.select_option("#f-procedure", "first_instance")
    page.fill("#f-received_on", "今天")
    page.fill("#f-accepted_on", "-2")
    page.fill("#f-forum", "云澜市临汐区人民法院")
    page.fill("#f-docket_number", number)
    page.fill("#f-party_name", party)
    page.fill("#f-cause", "不服行政拘留")
    page.select_option("#f-act_kind", "administrative_penalty")
    page.select_option("#f-field", "public_security")
    page.select_option("#f-unit", index=1)


def figure(page: Page, measure: str) -> int:
    """How many a count of this year is."""
    page.goto(f"/figures/{measure}?{PERIOD}")
    return int(page.inner_text(".big"))


def test_from_a_paper_to_the_figure_it_changes(chromium: Browser, site: Site) -> None:
    """Counsel logs it, the lawyer records what happens, the leader's figure opens to this case."""
    number = "(2026)浙9902行初991号"
    with visiting(chromium, site) as visitor:
        page = visitor.page
        before = figure(page, "suit.first_instance.closed")
        log_a_paper(page, number, "顾某")
        expect(page.locator("[data-preview-place]")).to_contain_text("提交答辩状、证据和规范性文件")
        expect(page.locator(".fd:has(#f-received_on) .echo")).to_contain_text("周")
        page.click("button[value=file]")
        expect(page.locator("[role=status]")).to_contain_text("已登记")
        matter = re.findall(r"/matters/(\d+)", page.url)[0]

        page.goto("/matters?sort=due&state=open&text=991")
        expect(page.locator("[data-row]")).to_have_count(1)
        page.click("[data-row] .ti")
        expect(page.locator(".rul .e")).to_have_count(1)

        page.click("text=登记开庭（听证）")
        page.fill(".inplace #f-held_on", "今天")
        page.select_option(".inplace #f-state", "held")
        page.click(".inplace button.p")
        expect(page.locator(".st")).to_contain_text(["庭审"])
        page.click("text=登记出庭")
        page.select_option(".inplace #f-rank", "deputy")
        page.fill(".inplace #f-person", "郑远")
        page.click(".inplace button.p")
        expect(page.locator(".tag.win").first).to_contain_text("郑远")

        page.click("text=登记结果")
        page.select_option(".inplace #f-code", "f_dismiss_claims")
        page.fill(".inplace #f-decided_on", "今天")
        page.click(".inplace button.p")
        expect(page.locator(".st .out").first).to_contain_text("胜诉")

        assert figure(page, "suit.first_instance.closed") == before + 1
        page.click(f"text={number}")
        page.wait_for_url("**/matters/*")
        assert re.findall(r"/matters/(\d+)", page.url)[0] == matter
        page.goto("/reports/annual/2026")
        expect(page.locator("#passages")).to_contain_text("行政诉讼")


def test_a_wrong_field_has_the_focus_and_nothing_typed_is_lost(
    chromium: Browser, site: Site
) -> None:
    with visiting(chromium, site) as visitor:
        page = visitor.page
        visitor.expected = {"422"}
        log_a_paper(page, "(2026)浙9902行初992号", '<script>alert("顾某")</script>')
        page.fill("#f-received_on", "2026-11-3?")
        page.click("button[value=file]")

        expect(page.locator("#f-received_on")).to_be_focused()
        expect(page.locator("#f-received_on")).to_have_value("2026-11-3?")
        expect(page.locator("#f-party_name")).to_have_value('<script>alert("顾某")</script>')


def test_with_the_keyboard_alone(chromium: Browser, site: Site) -> None:
    """Keys go places and move in lists; none of them fires while somebody types."""
    with visiting(chromium, site) as visitor:
        page = visitor.page
        page.goto("/")
        page.keyboard.press("g")
        page.keyboard.press("c")
        page.wait_for_url("**/matters")
        page.keyboard.press("j")
        page.keyboard.press("j")
        expect(page.locator("[data-row].cur a:focus")).to_have_count(1)
        page.keyboard.press("x")
        expect(page.locator("[data-row].cur input")).to_be_checked()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/matters/\d+$"))
        page.keyboard.press("/")
        page.keyboard.type("gkj")
        expect(page.locator("[data-search]")).to_have_value("gkj")
        page.keyboard.press("Enter")
        expect(page.locator("h2", has_text="没有符合条件的案件")).to_be_visible()


def test_the_shortcuts_can_be_switched_off(chromium: Browser, site: Site) -> None:
    with visiting(chromium, site) as visitor:
        page = visitor.page
        page.goto("/help")
        page.uncheck("[data-keys]")
        page.goto("/matters")
        page.keyboard.press("j")

        expect(page.locator("[data-row].cur")).to_have_count(0)


def test_without_scripts(chromium: Browser, site: Site) -> None:
    """A paper is logged, previewed and found on a browser that runs nothing."""
    with visiting(chromium, site, scripts=False) as visitor:
        page = visitor.page
        log_a_paper(page, "(2026)浙9902行初993号", "钟某")
        page.click("button[value=preview]")
        expect(page.locator("[data-preview-place]")).to_contain_text("管辖异议")
        page.click("button[value=file]")
        expect(page.locator("h1")).to_contain_text("不服行政拘留")
        page.click("text=登记事件 >> nth=-1")
        expect(page.locator("h1")).to_contain_text("登记事件")
        page.goto("/matters")
        page.click("text=加条件")
        page.fill("#q-text", "993")
        page.click("text=查找")
        expect(page.locator("[data-row]")).to_have_count(1)
        page.click("button[lang=en] >> nth=0")
        expect(page.locator("h1")).to_have_text("Matters")


def test_on_a_phone(chromium: Browser, site: Site) -> None:
    with visiting(chromium, site, "phone", "dark") as visitor:
        page = visitor.page
        page.goto("/")
        page.click(".tabbar >> text=日历")
        page.wait_for_url("**/calendar")
        page.click(".tabbar >> text=更多")
        page.click(".sheet >> text=领导驾驶舱")
        page.wait_for_url("**/dashboard")
        expect(page.locator("h1")).to_be_visible()


def test_a_lost_connection_says_so_and_keeps_what_was_typed(chromium: Browser, site: Site) -> None:
    with visiting(chromium, site) as visitor:
        page = visitor.page
        log_a_paper(page, "(2026)浙9902行初994号", "楼某")
        page.wait_for_timeout(600)
        page.context.set_offline(True)
        page.click("button[value=file]")

        expect(page.locator("#lost")).to_contain_text("没有丢失")
        expect(page.locator("#f-party_name")).to_have_value("楼某")
        page.context.set_offline(False)


def test_signing_in_leads_to_the_page_that_was_asked_for(chromium: Browser, site: Site) -> None:
    """A wrong password is told without saying what was wrong; signing out closes the door."""
    with visiting(chromium, site, who=None) as visitor:
        page = visitor.page
        visitor.expected = {"422"}
        page.goto("/dashboard?from=2023-01-01&to=2023-12-31")
        page.fill("#f-name", "leader")
        page.fill("#f-password", "not the password")
        page.click("button.p")
        expect(page.locator("[role=alert]")).to_contain_text("不对")
        page.fill("#f-password", site.passwords["leader"])
        page.click("button.p")
        page.wait_for_url("**/dashboard?from=2023-01-01&to=2023-12-31")
        expect(page.locator("h1")).to_contain_text("驾驶舱")
        assert page.locator("a[href='/intake']").count() == 0

        page.click("#rail button:has-text('退出')")
        page.wait_for_url("**/login**")
        page.goto("/dashboard")
        page.wait_for_url("**/login?next=**")
