"""The sheet as a clerk uses it: in headless Chromium, from a file."""

from dataclasses import replace

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from tests.pdf.sheet.batches import IDS, batch, letter, picture
from tests.pdf.sheet.browser import (
    Opener,
    button,
    count,
    focused,
    is_large,
    large_name,
    one,
    shown,
    type_keys,
    wait_for,
)

NGO_QUYEN, TIEN_LANG, HOA_BINH, THAI_PHIEN, DO_SON, HONG_BANG = IDS


def test_all_letters_are_shown_with_their_pictures(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    assert shown(chromium) == list(IDS)
    assert count(chromium) == "6 of 6 letters"
    drawn = chromium.execute_script(
        "return Promise.all([...document.images].map(i => i.decode().then(() => i.naturalWidth)))"
    )
    assert drawn == [496] * 13


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("ngo quyen", [NGO_QUYEN]),
        ("Ngô Quyền", [NGO_QUYEN]),
        ("NGÔ QUYÊN", [NGO_QUYEN]),  # on the way to «quyền»
        ("ngo quyen".replace("e", "é"), []),
        ("do son", [DO_SON]),
        ("đồ sơn", [DO_SON]),
        ("dồ", [DO_SON]),
        ("đang", []),
        ("hòa bình", [HOA_BINH]),
        ("hoà bình", [HOA_BINH]),
        ("hoa binh", [HOA_BINH]),
        ("bang hong", [HONG_BANG]),
        ("thpt-thai", [THAI_PHIEN]),
        ("chi tieu 40", [TIEN_LANG]),
        ("TT003", [THAI_PHIEN, DO_SON]),
        ("ch012", [DO_SON]),
        ("gd&đt", [NGO_QUYEN, TIEN_LANG, DO_SON, HONG_BANG]),
        ("(.*", []),
        ("  ", list(IDS)),
    ],
)
def test_the_filter_finds(chromium: Chrome, open_sheet: Opener, typed: str, ids: list[str]) -> None:
    open_sheet(batch())
    one(chromium, "#filter").send_keys(typed)
    wait_for(chromium, ids)
    assert count(chromium) == f"{len(ids)} of 6 letters"
    assert one(chromium, "#none").is_displayed() == (not ids)


def test_text_in_decomposed_letters_is_found_too(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    script = """
        const filter = document.getElementById('filter');
        filter.value = 'Ngô Quyền'.normalize('NFD');
        filter.dispatchEvent(new Event('input'));
    """
    chromium.execute_script(script)
    wait_for(chromium, [NGO_QUYEN])


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("With findings", [THAI_PHIEN, DO_SON]),
        ("Unusual", [HOA_BINH]),
        ("3 pages", [HOA_BINH]),
        ("2 pages", [NGO_QUYEN, TIEN_LANG, THAI_PHIEN, DO_SON, HONG_BANG]),
        ("Not seen yet", list(IDS)),
    ],
)
def test_a_button_shows_its_letters_and_all_brings_back_the_rest(
    chromium: Chrome, open_sheet: Opener, text: str, ids: list[str]
) -> None:
    open_sheet(batch())
    chosen = button(chromium, text)
    chosen.click()
    wait_for(chromium, ids)
    assert chosen.get_attribute("aria-pressed") == "true"
    assert chosen.text.split()[-1] == str(len(ids))
    button(chromium, "All").click()
    wait_for(chromium, list(IDS))
    assert chosen.get_attribute("aria-pressed") == "false"


def test_button_and_filter_hold_together(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    button(chromium, "With findings").click()
    one(chromium, "#filter").send_keys("thai")
    wait_for(chromium, [THAI_PHIEN])
    assert count(chromium) == "1 of 6 letters"


def test_letters_are_sorted_and_brought_back_into_the_lists_order(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    sort = Select(one(chromium, "#sort"))
    sort.select_by_visible_text("most pages first")
    wait_for(chromium, [HOA_BINH, NGO_QUYEN, TIEN_LANG, THAI_PHIEN, DO_SON, HONG_BANG])
    sort.select_by_visible_text("most findings first")
    wait_for(chromium, [DO_SON, THAI_PHIEN, NGO_QUYEN, TIEN_LANG, HOA_BINH, HONG_BANG])
    sort.select_by_visible_text("as in the list")
    wait_for(chromium, list(IDS))


def test_a_click_opens_the_large_view_with_all_pages_and_findings(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    one(chromium, ".card:nth-child(5) .open").click()
    assert is_large(chromium)
    assert large_name(chromium) == "Trung tâm GDNN-GDTX quận Đồ Sơn"
    pages = one(chromium, "#large-pages").find_elements(By.TAG_NAME, "img")
    assert [page.get_attribute("alt") for page in pages] == [
        f"Trung tâm GDNN-GDTX quận Đồ Sơn, page {number}" for number in (1, 2)
    ]
    assert pages[0].size["width"] > 490
    told = one(chromium, "#large-told").text
    assert "Write it as in congvan.yaml." in told
    assert "letters/a.yaml:12:3" in told
    one(chromium, "#close").click()
    assert not is_large(chromium)


def test_the_keyboard_alone_is_enough(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    type_keys(chromium, "/")
    assert focused(chromium) == "filter"
    type_keys(chromium, Keys.ARROW_DOWN)
    assert focused(chromium) == NGO_QUYEN
    type_keys(chromium, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
    assert focused(chromium) == TIEN_LANG
    type_keys(chromium, Keys.ARROW_DOWN)  # four columns at 1280 px
    assert focused(chromium) == HONG_BANG
    type_keys(chromium, Keys.ARROW_UP)
    assert focused(chromium) == TIEN_LANG
    type_keys(chromium, Keys.ENTER)
    assert is_large(chromium)
    type_keys(chromium, Keys.ARROW_RIGHT)
    assert large_name(chromium) == "Trường THPT Hòa Bình"
    type_keys(chromium, "x", Keys.ESCAPE)
    assert not is_large(chromium)
    WebDriverWait(chromium, 3).until(lambda browser: focused(browser) == HOA_BINH)  # with the event after the closing
    assert one(chromium, ".card:nth-child(3) .seen").is_selected()
    type_keys(chromium, "x")
    assert not one(chromium, ".card:nth-child(3) .seen").is_selected()


def test_escape_empties_the_filter_and_slash_can_be_typed_into_it(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    one(chromium, "#filter").send_keys("a/b")
    assert one(chromium, "#filter").get_property("value") == "a/b"
    wait_for(chromium, [])
    type_keys(chromium, Keys.ESCAPE)
    wait_for(chromium, list(IDS))


def test_the_large_view_steps_only_through_the_letters_that_are_shown(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    button(chromium, "With findings").click()
    one(chromium, ".card:nth-child(4) .open").click()
    assert not one(chromium, "#previous").is_enabled()
    one(chromium, "#next").click()
    assert large_name(chromium) == "Trung tâm GDNN-GDTX quận Đồ Sơn"
    assert not one(chromium, "#next").is_enabled()
    type_keys(chromium, Keys.ARROW_RIGHT)
    assert large_name(chromium) == "Trung tâm GDNN-GDTX quận Đồ Sơn"


def test_ticks_survive_a_reload_but_not_a_letter_made_anew(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    for place in (1, 2):
        one(chromium, f".card:nth-child({place}) .seen").click()
    assert one(chromium, "#progress").text == "Seen: 2 of 6"
    chromium.refresh()
    ticked = [box.is_selected() for box in chromium.find_elements(By.CSS_SELECTOR, ".card .seen")]
    assert ticked == [True, True, False, False, False, False]
    button(chromium, "Not seen yet").click()
    wait_for(chromium, [HOA_BINH, THAI_PHIEN, DO_SON, HONG_BANG])
    anew = replace(letter(1), pages=(picture(99),))
    open_sheet(replace(batch(), looked=(letter(0), anew)))
    ticked = [box.is_selected() for box in chromium.find_elements(By.CSS_SELECTOR, ".card .seen")]
    assert ticked == [True, False]


def test_ticks_of_another_batch_are_not_taken_over(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    one(chromium, ".card:nth-child(1) .seen").click()
    open_sheet(replace(batch(), day="12/8/2022"))
    assert one(chromium, "#progress").text == "Seen: 0 of 6"


def test_a_spoilt_store_is_no_trouble(chromium: Chrome, open_sheet: Opener) -> None:
    open_sheet(batch())
    chromium.execute_script(
        "localStorage.setItem('congvan.sheet.' + document.body.dataset.key, arguments[0])", '{"a": 1'
    )
    chromium.refresh()
    assert one(chromium, "#progress").text == "Seen: 0 of 6"
    one(chromium, ".card:nth-child(1) .seen").click()
    chromium.refresh()
    assert one(chromium, "#progress").text == "Seen: 1 of 6"
