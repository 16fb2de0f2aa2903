"""The register against a simple model of it: whatever clerks do, in whatever order, no number is lost or doubled."""

import tempfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from congvan.letter import Event, Number
from congvan.register import NumberRefused, Place, Search, create, open_register
from tests.register.conftest import NOW, TODAY, asked, enter

KEYS = st.sampled_from("abcdef")


class Clerks(RuleBasedStateMachine):
    """Several letters are issued, broken off, finished, voided and sent, from November into January."""

    def __init__(self) -> None:
        """Make a register in a folder of its own."""
        super().__init__()
        self.stack = ExitStack()
        folder = self.stack.enter_context(tempfile.TemporaryDirectory())
        self.place = Place("", Path(folder) / "register.sqlite", "register.sqlite")
        self.day = TODAY
        self.numbers: dict[tuple[int, int], str] = {}
        """Status by year and number."""
        self.batches: dict[str, dict[str, tuple[int, int]]] = {}
        """Year and number of each unit's live letter, by batch."""
        self.units: dict[str, tuple[int, bool]] = {}
        """How many units a letter goes to, and whether they share a number."""
        self.sent: set[tuple[int, int]] = set()

    @initialize()
    def make(self) -> None:
        """Begin with an empty register."""
        create(self.place, NOW, "văn thư", {})
        self.book = self.stack.enter_context(open_register(self.place, writing=True))

    @rule(days=st.integers(1, 20))
    def wait(self, days: int) -> None:
        """Let some days pass."""
        self.day += timedelta(days=days)

    @rule(key=KEYS, units=st.integers(1, 4), shared=st.booleans())
    def reserve(self, key: str, units: int, *, shared: bool) -> None:
        """Ask for numbers; a letter that has them keeps them."""
        units, shared = self.units.setdefault(key, (units, shared))
        now = NOW + (self.day - TODAY)
        batch = self.book.reserve(asked(key, units, shared=shared, issued_date=self.day, now=now))
        live = self.batches.setdefault(key, {})
        wanted = [f"truong-{number}" for number in range(1, units + 1)] + ([""] if shared else [])
        highest = max((number for year, number in self.numbers if year == self.day.year), default=0)
        for unit in wanted:
            if unit not in live:
                if not shared or unit == wanted[0]:
                    highest += 1
                live[unit] = (self.day.year, highest)
                self.numbers[live[unit]] = "reserved"
        assert {one.unit: (one.number.year, one.number.number) for one in batch.letters} == live

    @rule(key=KEYS)
    def finish(self, key: str) -> None:
        """Enter the letters of a batch."""
        batch = self.book.find(key)
        if batch is None or not batch.letters:
            return
        assert not enter(self.book, batch, NOW + (self.day - TODAY)).open
        for number in self.batches[key].values():
            self.numbers[number] = "entered"

    @precondition(lambda self: self.numbers)
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        """Give a number up."""
        year, number = data.draw(st.sampled_from(sorted(self.numbers)))
        wanted = [Number(year, "van-ban-di", number)]
        if self.numbers[year, number] == "void" or (year, number) in self.sent:
            with pytest.raises(NumberRefused):
                self.book.void(wanted, "thử", NOW, "văn thư")
            return
        self.book.void(wanted, "thử", NOW + (self.day - TODAY), "văn thư")
        self.numbers[year, number] = "void"
        for live in self.batches.values():
            for unit in [unit for unit, mine in live.items() if mine == (year, number)]:
                del live[unit]

    @rule(key=KEYS)
    def send(self, key: str) -> None:
        """Tell that the letters of a batch were sent."""
        live = self.batches.get(key, {})
        events = [
            Event(Number(year, "van-ban-di", number, "", "SGDĐT-VP"), unit, "sent", NOW, "e-mail", "250")
            for unit, (year, number) in live.items()
        ]
        self.book.record(events, NOW + (self.day - TODAY), "văn thư")
        self.sent |= set(live.values())

    @invariant()
    def the_register_says_what_the_model_says(self) -> None:
        """Numbers run from 01 in each year, each with its status, and the chain is whole."""
        if not hasattr(self, "book"):
            return
        entries = self.book.entries(Search(), ascending=True)
        assert {(one.number.year, one.number.number): one.status for one in entries} == self.numbers
        for year in {year for year, _number in self.numbers}:
            mine = sorted(number for of, number in self.numbers if of == year)
            assert mine == list(range(1, len(mine) + 1))
            assert self.book.next_number("van-ban-di", year) == len(mine) + 1
        assert self.book.verify(NOW) == []
        days = [one.issued_date for one in entries]
        assert days == sorted(days)

    def teardown(self) -> None:
        """Close the register."""
        self.stack.close()


TestClerks = Clerks.TestCase
TestClerks.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
