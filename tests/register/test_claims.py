"""What is about to be done is claimed once, by its own way and address; on both databases."""

import pytest

from congvan.letter import Event, Number
from congvan.register import NumberRefused, Register, open_register
from congvan.register.place import Place
from tests.register.conftest import NOW, asked, enter

FIRST = Number(2026, "van-ban-di", 1, "", "SGDĐT-VP")
BARRED = frozenset(("sending", "sent", "unknown"))


def told(status: str, unit: str = "truong-1", channel: str = "email a@truong.example") -> Event:
    return Event(FIRST, unit, status, NOW, channel, "", "văn thư")  # type: ignore[arg-type]


@pytest.fixture
def entered(book: Register) -> Register:
    enter(book, book.reserve(asked("a")))
    return book


def claim(book: Register, *told_first: Event, **more: str) -> bool:
    claimed = book.record(told_first, NOW, "văn thư", claims=[told("sending", **more)], unless=BARRED)
    return bool(claimed)


def test_a_letter_is_claimed_once(entered: Register) -> None:
    assert claim(entered)
    head = entered.head()
    assert not claim(entered)
    assert entered.head() == head, "a claim that is barred writes nothing"


@pytest.mark.parametrize(("status", "free"), [("queued", True), ("retry", True), ("refused", True), ("sent", False)])
def test_the_last_status_of_the_channel_decides(status: str, free: bool, entered: Register) -> None:  # noqa: FBT001 - a row of the table
    entered.record([told("sending"), told(status)], NOW, "văn thư")
    assert claim(entered) == free


def test_another_address_another_unit_and_another_way_do_not_bar(entered: Register) -> None:
    assert claim(entered)
    assert claim(entered, channel="email b@truong.example")
    assert claim(entered, channel="paper")
    assert claim(entered, unit="truong-2")


def test_what_the_same_transaction_tells_counts(entered: Register) -> None:
    assert claim(entered)
    assert claim(entered, told("retry")), "the receipt of the letter before frees it"
    assert not claim(entered, told("sent"))
    events = [
        event.status
        for letter, events in entered.status("letters/a.yaml")
        if letter.unit == "truong-1"
        for event in events
    ]
    assert events == ["made", "sending", "retry", "sending", "sent"]
    assert entered.verify(NOW) == []


def test_a_claim_of_nobodys_letter_is_refused_and_nothing_is_told(entered: Register) -> None:
    head = entered.head()
    with pytest.raises(NumberRefused, match="no letter to «truong-9»"):
        claim(entered, told("retry"), unit="truong-9")
    strange = Event(Number(2026, "van-ban-di", 9, "", "SGDĐT-VP"), "truong-1", "sent", NOW, "", "", "")
    with pytest.raises(NumberRefused, match="not in the register"):
        entered.record([strange], NOW, "văn thư")
    assert entered.head() == head


def test_two_who_claim_at_once_get_it_once(made: Place, book: Register) -> None:
    enter(book, book.reserve(asked("a")))
    with open_register(made, writing=True) as other:
        assert [claim(book), claim(other), claim(book)] == [True, False, False]


@pytest.mark.parametrize(
    ("statuses", "voidable"),
    [
        (("queued",), True),
        (("queued", "sending", "refused"), True),
        (("sending", "retry"), True),
        (("sending",), False),
        (("sending", "unknown"), False),
        (("sending", "sent", "returned"), False),
        (("delivered",), False),
    ],
)
def test_a_number_whose_letter_may_have_left_is_not_voided(
    statuses: tuple[str, ...],
    voidable: bool,  # noqa: FBT001 - a row of the table
    entered: Register,
) -> None:
    entered.record([told(one) for one in statuses], NOW, "văn thư")
    if voidable:
        entered.void([FIRST], "in hỏng", NOW, "văn thư")
    else:
        with pytest.raises(NumberRefused, match="its letter was sent"):
            entered.void([FIRST], "in hỏng", NOW, "văn thư")
    assert entered.verify(NOW) == []


def test_everything_of_one_status_is_found_by_the_beginning_of_its_channel(entered: Register) -> None:
    entered.record([told("sending"), told("sending", channel="paper"), told("sent")], NOW, "văn thư")
    assert [event.channel for event in entered.told("sending", "email ")] == ["email a@truong.example"]
    assert entered.told("sending", "email %") == []
