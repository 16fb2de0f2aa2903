"""`congvan issue --signed`: number, day and seal go onto letters that the signer has signed already (Điều 14, 15).

Each is a signature of the office in a place that was made for it, so the signer's signature stays whole.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from congvan.decree import Pt
from congvan.errors import CongvanError, Finding, Refused, Where
from congvan.language import _
from congvan.letter import Number, day_text, month_text, number_text
from congvan.page import text_width
from congvan.pdf import Place
from congvan.signing import Maker, SignField, Signing, read_certificates, signed_fields
from congvan.workflow.blank_letters import BlankLetter, blank_letters, waiting
from congvan.workflow.filling import Job, Made, name_of, stage
from congvan.workflow.issue_request import IssueRequest
from congvan.workflow.issue_work import Work, unit_id
from congvan.workflow.places import shown
from congvan.workflow.printing import pages_of
from congvan.workflow.sign_places import Pictures, pictures_for
from congvan.workflow.sign_setup import OFFICE_FIELD, SIGNER_FIELD, open_key, policy_of
from congvan.workflow.signing_before import DAY_FIELD, MONTH_FIELD, NUMBER_FIELD, boxes_of

__all__ = ["Presigned"]

_ROOM = 1.05
"""Words may be so much wider than the place left free: its blanks are not text."""


@dataclass(slots=True)
class _Waiting:
    """A letter that waits for its number: as it was printed, and as the signer signed it."""

    blank: BlankLetter
    signed: bytes = field(repr=False)


class Presigned:
    """Công văn đã ký, chờ số: what is stamped when the number is given; use it with `with`."""

    def __init__(self, work: Work, request: IssueRequest) -> None:
        """Look at what waits; nothing is asked and nothing written.

        Raises:
            Refused: a letter is not signed, or it was changed after the signature.
            CongvanError: congvan.yaml names no key of the office.
        """
        office = work.gathered.office
        self._key = office.signing.key
        if self._key is None:
            raise CongvanError(_("congvan.yaml names no key of the office (signing: key:)."))
        self._request, self._office, self._root = request, office, work.register.root
        letters = blank_letters(work.gathered, work.todo, work.day or request.today)
        self._letters: dict[str, _Waiting] = {}
        found: list[Finding] = []
        for unit, letter in letters.items():
            path = waiting(self._root, work.gathered.draft.id, letter.name)
            why = self._look(path, letter, unit)
            if why is not None:
                found.append(why)
        if found:
            raise Refused(found)
        self._pictures: Pictures = pictures_for(office, None, self._root, request.desk.base, work.gathered.office_name)
        self._held = ExitStack()
        self._held.callback(self._pictures.stamps.close)
        self._maker: Maker | None = None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Let go of the key."""
        self._held.close()

    def _look(self, path: Path, letter: BlankLetter, unit: str) -> Finding | None:
        where = Where(shown(path, self._request.desk.base))
        if not path.is_file():
            said = _("the signer has not signed this letter yet.")
            return Finding("KS009", where, said, _("First: congvan sign --before-number"))
        data = path.read_bytes()
        fields = signed_fields(data) or {}
        if not data.startswith(letter.pdf):
            said = _("the letter, the list or the template was changed after the signer signed.")
            return Finding(
                "KS008", where, said, _("Put it back as it was; or move the signed file away, and sign again.")
            )
        if not fields.get(SIGNER_FIELD) or any(signed for name, signed in fields.items() if name != SIGNER_FIELD):
            said = _("the signer has not signed this letter yet.")
            return Finding("KS009", where, said, _("First: congvan sign --before-number"))
        self._letters[unit] = _Waiting(letter, data)
        return None

    def open(self, ask: Callable[[str], str]) -> None:
        """Open the office's key; its PIN is asked once.

        Raises:
            KeyRefused: it cannot be opened.
        """
        assert self._key is not None  # noqa: S101 - looked at when it was made
        if self._maker is not None:
            return
        desk, said = self._request.desk, self._office.signing
        policy = policy_of(self._office, self._root, desk.base, desk.now)
        key = self._held.enter_context(open_key(self._key, self._root, desk.base, ask, policy))
        roots = [one for der in policy.roots for one in read_certificates(der, said.roots)]
        self._maker = Maker(key, said.level, said.tsa, roots)

    def stage_all(self, job: Job, work: Work) -> list[Made]:
        """Stamp number, day and seal on every letter of a job, into its staging folder.

        Raises:
            Refused: number or day are wider than their places, or a file stands in the way.
            NotSigned: a letter cannot be signed.
        """
        made = []
        for index, unit in enumerate(job.units):
            one = self._letters[unit_id(unit)]
            standing = job.out / name_of(job, index, "pdf")
            data = self._adopted(standing, one) or self._stamped(one, work.numbers[unit_id(unit)], work)
            made.append(stage(job, index, data, "pdf", pages=pages_of(one.blank.pdf)))
        refused = [finding for one in made for finding in one.findings]
        if refused:
            raise Refused(refused)
        return made

    def _adopted(self, path: Path, one: _Waiting) -> bytes:
        """Return a letter that an earlier run has put in its place; empty = there is none."""
        if not path.is_file() or path.is_symlink():
            return b""
        data = path.read_bytes()
        fields = signed_fields(data) or {} if data.startswith(one.signed) else {}
        return data if fields and all(fields.values()) else b""

    def _stamped(self, one: _Waiting, number: Number, work: Work) -> bytes:
        assert self._maker is not None  # noqa: S101 - opened before
        assert work.day is not None  # noqa: S101 - settled with the number
        boxes = boxes_of(one.blank, self._pictures)
        words = {
            NUMBER_FIELD: ("number", number_text(str(number.number)) + number.suffix),
            DAY_FIELD: ("day", day_text(work.day.day)),
            MONTH_FIELD: ("month", month_text(work.day.month)),
        }
        data, at = one.signed, self._request.desk.now
        for name, (place, text) in words.items():
            if name in boxes:
                picture = self._words(text, one.blank.places[place][0], one.blank.name)
                data = self._maker.sign(data, Signing(SignField(name, boxes[name]), at, picture))
        box = boxes[OFFICE_FIELD]
        seal = self._pictures.shown("office", box) if box is not None else b""
        return self._maker.sign(data, Signing(SignField(OFFICE_FIELD, box), at, seal, place=self._office.place))

    def _words(self, text: str, place: Place, name: str) -> bytes:
        size = place.size or 13.0
        wide = text_width(text, Pt(size), italic=place.italic) * 72 / 25.4
        if wide > place.width * _ROOM:
            said = _("«%(text)s» is wider than the place that the letter leaves free for it.", text=text)
            fix = _("Leave more room in the template, or give the number first: congvan issue, then congvan sign.")
            raise Refused([Finding("KS007", Where(name), said, fix)])
        stamps = self._pictures.stamps
        return stamps.words(
            [text], place.width, place.height, size=size, baseline=place.baseline, align="center", italic=place.italic
        )
