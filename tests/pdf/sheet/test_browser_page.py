"""The page itself in headless Chromium: what it asks for, what it lets in, how it stands, how quick it is."""

import json
import time
from dataclasses import replace

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from congvan.errors import Finding, Where
from congvan.pdf.sheet import Batch, Looked
from tests.pdf.sheet.batches import IDS, SYMBOL, batch, letter, picture
from tests.pdf.sheet.browser import (
    Opener,
    button,
    count,
    large_name,
    log,
    one,
    shown,
    type_keys,
    wait_for,
)

_, _, _, THAI_PHIEN, DO_SON, _ = IDS


def requests(chromium: Chrome) -> list[str]:
    """Return the addresses of everything the browser asked for since the last call."""
    events = [json.loads(entry["message"])["message"] for entry in log(chromium, "performance")]
    sent = [event for event in events if event["method"] == "Network.requestWillBeSent"]
    return [event["params"]["request"]["url"] for event in sent]


def test_nothing_is_asked_for_but_the_file_itself(chromium: Chrome, open_sheet: Opener) -> None:
    requests(chromium)
    file = open_sheet(batch())
    one(chromium, ".card:nth-child(1) .open").click()
    type_keys(chromium, Keys.ARROW_RIGHT, Keys.ESCAPE)
    asked = [address for address in requests(chromium) if not address.startswith("data:")]
    assert asked == [file.as_uri()]


def test_markup_in_names_neither_runs_nor_asks_for_anything(chromium: Chrome, open_sheet: Opener) -> None:
    evil = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    finding = Finding("TT003", Where(evil), evil, evil)
    looked = Looked(evil, evil, evil, (picture(1),), 1, {evil: evil}, (evil,), (finding,), (evil,))
    requests(chromium)
    open_sheet(Batch("A", evil, evil, (looked,), (finding,)))
    one(chromium, ".open").click()
    assert large_name(chromium) == evil
    assert chromium.title == "A"
    assert len([address for address in requests(chromium) if not address.startswith("data:")]) == 1


def test_the_policy_stops_what_would_get_in_all_the_same(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    script = """
        const script = document.createElement('script');
        script.textContent = "document.title = 'run'";
        document.body.append(script, Object.assign(new Image(), {src: 'https://other.example/a.png'}));
    """
    chromium.execute_script(script)
    assert chromium.title == "Triển khai Nghị quyết số 20"
    refused: list[str] = []

    def both_are_refused(browser: Chrome) -> bool:
        refused.extend(entry["message"] for entry in log(browser, "browser"))
        return sum("Content Security Policy" in message for message in refused) >= 2

    WebDriverWait(chromium, 3).until(both_are_refused)


def test_a_link_opens_the_file_of_that_name(chromium: Chrome, open_sheet: Opener) -> None:
    file = open_sheet(batch())
    address = one(chromium, ".card:nth-child(1) .links a").get_property("href")
    assert address == (file.parent / "0 số #1.docx").as_uri()


# what reaches beyond the window's right edge and can be seen there
STICKING_OUT = """
const root = document.documentElement, dialog = document.getElementById('large');
const inside = dialog.open ? dialog : root;
const clips = e => getComputedStyle(e).overflowX !== 'visible';
const clipped = e => e && e !== inside && (clips(e) || clipped(e.parentElement));
const edge = inside.getBoundingClientRect().right + 1;
const scrolls = e => getComputedStyle(e).overflowX === 'auto' && e.scrollWidth > e.clientWidth + 1;
return [...inside.querySelectorAll('*')]
  .filter(e => scrolls(e) || e.getBoundingClientRect().right > edge && !clipped(e.parentElement))
  .map(e => e.outerHTML.slice(0, 80));
"""


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_sticks_out_at_the_side(chromium: Chrome, open_sheet: Opener, width: int) -> None:
    long = replace(
        letter(0), name="Trường" * 40, unit="u" * 200, group="g" * 200, differs=("d" * 400,), odd=("o" * 300,)
    )
    open_sheet(replace(batch(), title="T" * 300, looked=(long, letter(1)), findings=(SYMBOL,)))
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        assert chromium.execute_script(STICKING_OUT) == []
        one(chromium, ".open").click()
        assert chromium.execute_script(STICKING_OUT) == []
    finally:
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_every_control_has_a_name(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    controls = chromium.find_elements(By.CSS_SELECTOR, "#bar :is(button, input, select), .card :is(button, input, a)")
    assert len(controls) == 2 + 6 + 6 * 4
    assert all(control.accessible_name for control in controls)
    assert one(chromium, ".card:nth-child(1) .open").accessible_name == "Phòng Giáo dục và Đào tạo quận Ngô Quyền"


# the contrast of every text with the colour behind it, as WCAG 2 reckons it
CONTRAST = """
const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const colour = text => text.match(/[\\d.]+/g).map(Number);
const behind = element => {
  for (let e = element; e; e = e.parentElement) {
    const found = colour(getComputedStyle(e).backgroundColor);
    if (found.length < 4 || found[3]) return found;
  }
  return [255, 255, 255];
};
const poor = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.offsetParent || element.closest('script')) continue;
  const [a, b] = [light(colour(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
  if ((a + .05) / (b + .05) < 4.5) poor.push(element.outerHTML.slice(0, 80));
}
return poor;
"""


def test_every_text_stands_out_from_what_is_behind_it(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(replace(batch(), findings=(SYMBOL,)))
    one(chromium, ".card:nth-child(1) .seen").click()
    assert chromium.execute_script(CONTRAST) == []
    one(chromium, ".card:nth-child(5) .open").click()
    assert chromium.execute_script(CONTRAST) == []


# types a letter and waits until the page is laid out anew
KEYSTROKE = """
const filter = document.getElementById('filter'), done = arguments[arguments.length - 1];
const start = performance.now();
filter.value = arguments[0];
filter.dispatchEvent(new Event('input'));
requestAnimationFrame(() => { document.body.offsetHeight; done(performance.now() - start); });
"""


@pytest.mark.parametrize(("letters", "limit"), [(300, 250), (1000, 600)])
def test_many_cards_answer_a_keystroke_at_once(chromium: Chrome, open_sheet: Opener, letters: int, limit: int) -> None:
    open_sheet(batch(letters))
    taken = [chromium.execute_async_script(KEYSTROKE, typed) for typed in ("1", "12", "", "truong", "")]
    assert sorted(taken)[2] < limit, taken
    one(chromium, "#filter").send_keys("so 123")
    wait_for(chromium, ["unit-123"])


def test_a_large_batch_opens_in_time(chromium: Chrome, open_sheet: Opener) -> None:
    start = time.perf_counter()
    open_sheet(batch(1000))
    assert time.perf_counter() - start < 20
    assert count(chromium) == "1000 of 1000 letters"


def test_on_paper_only_the_cards_that_are_shown_are_left(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    button(chromium, "With findings").click()
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert shown(chromium) == [THAI_PHIEN, DO_SON]
        assert not one(chromium, "#bar").is_displayed()
    finally:
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
