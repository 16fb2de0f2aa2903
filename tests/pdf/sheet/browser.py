"""Small hands for the tests in the browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium.common.exceptions import TimeoutException
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from congvan.pdf.sheet import Batch

__all__ = [
    "Opener",
    "button",
    "count",
    "focused",
    "is_large",
    "large_name",
    "log",
    "one",
    "shown",
    "type_keys",
    "wait_for",
]

Opener = Callable[[Batch], Path]


def log(chromium: Chrome, kind: str) -> list[dict[str, Any]]:
    """Return what the browser wrote into this log («browser» is the console) since the last call."""
    entries: list[dict[str, Any]] = chromium.get_log(kind)  # type: ignore[no-untyped-call] # selenium leaves it bare
    return entries


def one(chromium: Chrome, css: str) -> WebElement:
    return chromium.find_element(By.CSS_SELECTOR, css)


def shown(chromium: Chrome) -> list[str]:
    """Return the ids of the cards that are seen, from top to bottom, left to right."""
    script = """
        return [...document.querySelectorAll('.card')].filter(card => card.offsetParent)
          .map(card => card.querySelector('.id').textContent)
    """
    found: list[str] = chromium.execute_script(script)
    return found


def wait_for(chromium: Chrome, ids: list[str]) -> None:
    """Wait until exactly these cards are seen; the page filters with the next frame."""
    try:
        WebDriverWait(chromium, 3, poll_frequency=0.02).until(lambda _: shown(chromium) == ids)
    except TimeoutException:
        assert shown(chromium) == ids


def count(chromium: Chrome) -> str:
    return one(chromium, "#count").text


def type_keys(chromium: Chrome, *keys: str) -> None:
    ActionChains(chromium).send_keys(*keys).perform()


def focused(chromium: Chrome) -> str:
    script = (
        "return document.activeElement.closest('.card')?.querySelector('.id')?.textContent ?? document.activeElement.id"
    )
    found: str = chromium.execute_script(script)
    return found


def is_large(chromium: Chrome) -> bool:
    return bool(chromium.execute_script("return document.getElementById('large').open"))


def large_name(chromium: Chrome) -> str:
    return one(chromium, "#large-name").text


def button(chromium: Chrome, text: str) -> WebElement:
    return one(chromium, "#bar").find_element(By.XPATH, f".//button[starts-with(normalize-space(), '{text}')]")
