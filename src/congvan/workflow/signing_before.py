"""`congvan sign --before-number`: the signer signs letters whose number and day are left free (Điều 14, 15).

The places of number, day and seal are made, empty, before the signature, so that the office only fills them in when the
number is given (`congvan issue --signed`), and the signer's signature stays what it is.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass

from congvan.errors import CongvanError, Finding, Refused, Where
from congvan.language import _
from congvan.signing import Box, Maker, SignField, Signing, read_certificates, signed_fields
from congvan.workflow.blank_letters import BlankLetter, blank, blank_letters, waiting
from congvan.workflow.gather import Paths, gather
from congvan.workflow.issue_request import IssueRequest
from congvan.workflow.issue_work import Work, work_of
from congvan.workflow.judging_sample import judge_sample
from congvan.workflow.making import job_of, must_be_whole
from congvan.workflow.place_whole import place_whole
from congvan.workflow.places import shown
from congvan.workflow.registry import Desk, opened
from congvan.workflow.sign_letters import HalfSigned
from congvan.workflow.sign_places import Pictures, box_of, pictures_for
from congvan.workflow.sign_setup import OFFICE_FIELD, SIGNER_FIELD, key_shown, open_key, policy_of
from congvan.workflow.strictness import Strictness

__all__ = [
    "DAY_FIELD",
    "MONTH_FIELD",
    "NUMBER_FIELD",
    "BeforePlan",
    "BeforeReport",
    "boxes_of",
    "sign_before",
]

NUMBER_FIELD, DAY_FIELD, MONTH_FIELD = "SoVanBan", "NgayVanBan", "ThangVanBan"
"""Names of the signature fields of số, ngày and tháng."""


@dataclass(frozen=True, slots=True)
class BeforePlan:
    """What is about to be signed: how many letters, by whom, with which key; what the check says."""

    letter: str
    count: int
    done: int
    signer: str
    key: str
    level: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class BeforeReport:
    """What a run did: the plan, how many letters were signed, where they are."""

    plan: BeforePlan
    signed: int
    folder: str


def boxes_of(letter: BlankLetter, pictures: Pictures) -> Mapping[str, Box | None]:
    """Return every place of a letter that is signed or stamped, by the name of its field.

    Raises:
        Refused: number, day or signature have no place of their own.
    """
    places = letter.places
    room = places.get("signature", ())
    number, day, month = (places.get(name, ()) for name in ("number", "day", "month"))
    if not room or not number:
        said = _("number or signature have no place of their own in this letter, so it cannot be signed before them.")
        raise Refused([Finding("KS007", Where(letter.name), said)])
    signature = pictures.signature_box(room[0])
    boxes: dict[str, Box | None] = {
        SIGNER_FIELD: box_of(signature) if pictures.signature is not None else None,
        NUMBER_FIELD: box_of(number[0]),
    }
    boxes |= {name: box_of(one[0]) for name, one in ((DAY_FIELD, day), (MONTH_FIELD, month)) if one}
    boxes[OFFICE_FIELD] = box_of(pictures.seal_box(signature)) if pictures.seal is not None else None
    return boxes


def sign_before(
    paths: Paths,
    desk: Desk,
    ask: Callable[[str], str],
    confirm: Callable[[BeforePlan], None],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> BeforeReport:
    """Sign every unit's letter before its number is given.

    Args:
        paths: where the files are.
        desk: who asks, and when.
        ask: gives the PIN of the key that is named.
        confirm: shown the plan before the key is opened; raises to stop.
        progress: told how many letters are signed, of how many.

    Raises:
        Refused: findings; the letter breaks a rule, or a file that waits is not this letter's.
        CongvanError: it has a number already, no key is named, or the clerk did.
    """
    gathered = gather(paths)
    if gathered.draft.number:
        raise CongvanError(
            _(
                "%(letter)s says a number already (number:). Leave it out: congvan issue --signed gives it after the "
                "signature.",
                letter=gathered.letter_name,
            )
        )
    work = work_of(gathered, IssueRequest(paths, desk))
    with opened(work.register) as book:
        batch = book.find(work.key)
    if batch is not None and batch.letters:
        raise CongvanError(
            _("%(letter)s has its number already; sign it with congvan sign.", letter=gathered.letter_name)
        )
    place = gathered.signer.key
    if place is None:
        raise CongvanError(_("congvan.yaml names no key of the signer «%(name)s».", name=gathered.signer.name))
    empty = blank(gathered, desk.now.date())
    must_be_whole(empty, work.addressing, work.units)
    job = job_of(empty, work.units, (f"{place}.docx" for place in range(len(work.units))))
    findings = judge_sample(empty, job, Strictness(desk.now.date()))
    letters = blank_letters(gathered, work.units, desk.now.date())
    root, office = work.register.root, gathered.office
    due = [one for one in letters.values() if not _is_signed(one, work, desk)]
    level = office.signing.level
    count, done = len(due), len(letters) - len(due)
    plan = BeforePlan(gathered.letter_name, count, done, gathered.signer.name, key_shown(place), level, findings)
    folder = shown(waiting(root, gathered.draft.id, "x").parent, desk.base)
    if not due:
        return BeforeReport(plan, 0, folder)
    pictures = pictures_for(office, gathered.signer, root, desk.base, gathered.office_name)
    confirm(plan)
    with ExitStack() as held:
        held.callback(pictures.stamps.close)
        policy = policy_of(office, root, desk.base, desk.now)
        key = held.enter_context(open_key(place, root, desk.base, ask, policy))
        roots = [one for der in policy.roots for one in read_certificates(der, office.signing.roots)]
        maker = Maker(key, level, office.signing.tsa, roots)
        signed = 0
        try:
            progress(0, count)
            for one in due:
                _sign_one(one, maker, pictures, work, desk)
                signed += 1
                progress(signed, count)
        except CongvanError as error:
            if not signed:
                raise
            raise HalfSigned(error, signed, count) from error
    return BeforeReport(plan, signed, folder)


def _is_signed(letter: BlankLetter, work: Work, desk: Desk) -> bool:
    """Return whether a letter waits already, signed.

    Raises:
        Refused: what waits is of other words.
    """
    path = waiting(work.register.root, work.gathered.draft.id, letter.name)
    if not path.is_file():
        return False
    data = path.read_bytes()
    if data.startswith(letter.pdf) and (signed_fields(data) or {}).get(SIGNER_FIELD):
        return True
    said = _("the letter, the list or the template was changed after the signer signed.")
    fix = _("Put it back as it was; or move the signed file away, and sign again.")
    raise Refused([Finding("KS008", Where(shown(path, desk.base)), said, fix)])


def _sign_one(letter: BlankLetter, maker: Maker, pictures: Pictures, work: Work, desk: Desk) -> None:
    boxes = boxes_of(letter, pictures)
    fields = [SignField(name, box) for name, box in boxes.items()]
    box = boxes[SIGNER_FIELD]
    picture = pictures.shown("signer", box) if box is not None else b""
    signing = Signing(fields[0], desk.now, picture, place=work.gathered.office.place)
    data = maker.sign(letter.pdf, signing, fields)
    path = waiting(work.register.root, work.gathered.draft.id, letter.name)
    place_whole(path, data, work.register.access, desk.base)
