"""Headless Chromium, one for all tests of the sheet."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from congvan.pdf.sheet import Batch, contact_sheet
from tests.pdf.sheet.browser import Opener, log


@pytest.fixture(scope="session")
def chromium() -> Iterator[webdriver.Chrome]:
    """A browser that keeps its profile while the tests run; Debian's own, with its own driver."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert browser, "install chromium: make system"
    assert driver, "install chromium-driver: make system"
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    # in a container there is neither a sandbox for root nor much of /dev/shm
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    chrome.set_page_load_timeout(60)
    yield chrome
    chrome.quit()


@pytest.fixture
def open_sheet(chromium: webdriver.Chrome, tmp_path: Path) -> Iterator[Opener]:
    """Writes a batch's sheet to a file and opens it from there, at 1280 × 800; in the end the console must be empty."""

    def opened(batch: Batch) -> Path:
        file = tmp_path / "sheet.html"
        file.write_text(contact_sheet(batch), encoding="utf-8")
        chromium.set_window_size(1280, 800)
        chromium.get(file.as_uri())
        return file

    chromium.get("about:blank")
    log(chromium, "browser")
    yield opened
    chromium.execute_script("localStorage.clear()")
    assert log(chromium, "browser") == []
