"""Đọc mục «dispatch» của congvan.yaml: the mail account, the usual ways, envelopes."""

from email.utils import parseaddr
from typing import Any

from congvan.errors import Text
from congvan.language import _
from congvan.letter import WAYS, Dispatch, MailAccount, Way
from congvan.source.emails import read_email
from congvan.source.notes import Notes, near_miss, show
from congvan.source.values import read_count
from congvan.source.ways import read_ways

__all__ = ["read_dispatch"]

_LONGEST_PAUSE = 86_400
_TEXTS = ("envelope", "labels", "department", "staff", "staff_phone", "staff_email")


def read_dispatch(found: dict[str, Any], notes: Notes) -> Dispatch:
    """Return how an office sends its letters.

    Args:
        found: the values of `dispatch`, as its shape gives them.
        notes: gets a finding for each value that cannot be used.
    """
    ways: list[Way] = []
    for written in found.get("ways", ()):
        read, strange = read_ways(written)
        ways += read
        for word in strange:
            notes.error(
                "VL018",
                written,
                _("There is no way of sending (cách gửi) «%(word)s».", word=show(word)) + near_miss(word, WAYS),
                _("Write one or more of: %(ways)s.", ways=", ".join(f"«{way}»" for way in WAYS)),
            )
    texts = {name: found[name] for name in _TEXTS if name in found}
    return Dispatch(_mail(found.get("mail", {}), notes), tuple(dict.fromkeys(ways)), **texts)


def _mail(found: dict[str, Any], notes: Notes) -> MailAccount | None:
    for name in ("sender", "reply_to"):
        if name in found:
            _check_box(found[name], name, notes)
    if "server" not in found or "sender" not in found:
        return None
    values = {name: value for name, value in found.items() if name != "@"}
    if "pauses" in values:
        values["pauses"] = _pauses(values["pauses"], notes)
    return MailAccount(**values)


def _check_box(written: Text, key: str, notes: Notes) -> None:
    address = parseaddr(written)[1] if "<" in written else written
    one, why = read_email(address)
    if "," in one:
        why = _("names more than one address")
    elif any(ord(char) < ord(" ") for char in written):
        why = _("has a line break or tab")
    if why or not one:
        notes.error(
            "VL019",
            written,
            _("The mailbox (hộp thư) «%(box)s» after «%(key)s» %(why)s.", box=show(written), key=key, why=why),
            _("Write it as vanthu@donvi.edu.vn or Văn thư <vanthu@donvi.edu.vn>."),
        )


def _pauses(written: tuple[Text, ...], notes: Notes) -> tuple[int, ...]:
    pauses = []
    for text in written:
        count = read_count(text, _LONGEST_PAUSE)
        if count is None:
            notes.error(
                "VL018",
                text,
                _("A pause (các lần thử lại) «%(text)s» is no number of seconds.", text=show(text)),
                _("Write whole seconds, such as [60, 300, 900]."),
            )
        else:
            pauses.append(count)
    return tuple(pauses)
