"""Cả đợt: every letter of a batch, filled and printed aside, for what only looks at them or puts them on paper.

A letter that a person has changed in the output folder since it was made counts as it stands there: the Word file is
the letter.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from congvan.durable import folder_aside
from congvan.errors import Finding
from congvan.letter import Addressing, Unit
from congvan.workflow.agree import chosen
from congvan.workflow.filenames import file_names
from congvan.workflow.filling import Job, Made, name_of
from congvan.workflow.folder import digest, owned_by
from congvan.workflow.formats import PrintWish, print_left, printing_of
from congvan.workflow.gather import Gathered, Paths, gather
from congvan.workflow.making import Progress, job_of, make_all, must_be_whole
from congvan.workflow.sampling import sample_units
from congvan.workflow.scope import Scope, wanted_of

__all__ = ["Batch", "BatchLetter", "batch_of"]


@dataclass(frozen=True, slots=True)
class BatchLetter:
    """One letter of a batch.

    Attributes:
        unit: whose; None = the general one.
        name: the name of its files, without what tells their kind.
        word: its Word file, to be read while the batch is open.
        pdf: its PDF, likewise.
        pages: of the PDF.
        by_hand: whether it is the one that a person changed in the output folder.
    """

    unit: Unit | None
    name: str
    word: Path
    pdf: Path
    pages: int
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of letters.

    Attributes:
        gathered: what they were made of.
        letters: in the list's order, the general one last.
        findings: warnings.
        told: what is to be said of those that LibreOffice printed.
    """

    gathered: Gathered
    letters: tuple[BatchLetter, ...]
    findings: tuple[Finding, ...]
    told: str = ""

    @property
    def called(self) -> tuple[str, str, str]:
        """What the letter is called on lists: số, ký hiệu; the day, empty while it is not whole; trích yếu."""
        draft = self.gathered.draft
        day = draft.date.whole
        return (
            f"{draft.number or '...'}/{draft.symbol}",
            f"{day:%d/%m/%Y}" if day else "",
            " ".join(draft.subject.split()),
        )


@contextmanager
def batch_of(  # noqa: PLR0913 - what the commands say
    paths: Paths,
    wish: PrintWish,
    *,
    scope: Scope = "units",
    groups: Sequence[str] = (),
    units: Sequence[str] = (),
    jobs: int = 1,
    sample: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> Iterator[Batch]:
    """Fill and print the letters of a batch into a folder that is gone afterwards.

    Args:
        paths: where the files are.
        wish: how they are printed.
        scope: letters of units, the general letter, or both.
        groups: only these groups; empty = all.
        units: only these units; empty = all.
        jobs: how many processes fill letters.
        sample: whether the general letter and the first of each group do.
        progress: told how many letters are done, of how many.

    Raises:
        CannotRead: a file is missing or cannot be opened.
        Refused: findings.
        WrongUsage: an option names what there is not.
    """
    gathered = gather(paths)
    addressing = Addressing(gathered.draft, gathered.office, gathered.signer, gathered.recipients)
    everyone = wanted_of(scope, chosen(addressing, tuple(groups), tuple(units)))
    if sample:
        everyone = sample_units(everyone)
    must_be_whole(gathered, addressing, everyone)
    with folder_aside() as folder:
        job = replace(
            job_of(gathered, everyone, file_names(addressing, everyone, gathered.office.defaults.name_pattern)),
            out=folder / "none",
            staging=folder,
            formats=("docx", "pdf"),
            printing=printing_of(gathered, wish),
        )
        files, warnings = make_all(job, trusted=gathered.trusted, jobs=jobs, progress=progress)
        printed, told = print_left(job, [one for one in files if one.format == "pdf"])
        made = {one.index: one for one in printed}
        letters, again = _with_hand_changes(job, gathered, made)
        yield Batch(gathered, letters, (*gathered.findings, *warnings), told or again)


def _with_hand_changes(job: Job, gathered: Gathered, made: dict[int, Made]) -> tuple[tuple[BatchLetter, ...], str]:
    """Put the letters that a person changed in the output folder in the place of those just filled."""
    from congvan.workflow.printing import Left, left_over, pages_of, print_letter, told_of  # noqa: PLC0415

    owned = owned_by(gathered.out, gathered.letter_path)
    letters: list[BatchLetter] = []
    left: list[tuple[int, Left]] = []
    for index, unit in enumerate(job.units):
        word_name, pdf_name = name_of(job, index, "docx"), name_of(job, index, "pdf")
        assert job.staging is not None  # noqa: S101 - set above
        word, pdf, pages, by_hand = job.staging / word_name, job.staging / pdf_name, made[index].pages, False
        theirs = gathered.out / word_name
        if theirs.is_file():
            data = theirs.read_bytes()
            by_hand = data != word.read_bytes() and digest(data) not in owned.get(word_name, ())
            if by_hand and job.printing is not None:
                word.write_bytes(data)
                printed = print_letter(data, str(theirs), job.printing)
                if isinstance(printed, Left):
                    left.append((len(letters), printed))
                else:
                    pdf.write_bytes(printed.pdf)
                    pages = printed.pages
        letters.append(BatchLetter(unit, word_name.removesuffix(".docx"), word, pdf, pages, by_hand))
    if left and job.printing is not None:
        waiting = [one for _place, one in left]
        for (place, _one), data in zip(left, left_over(waiting, job.printing), strict=True):
            letters[place].pdf.write_bytes(data)
            letters[place] = replace(letters[place], pages=pages_of(data))
        return tuple(letters), told_of(waiting)
    return tuple(letters), ""
