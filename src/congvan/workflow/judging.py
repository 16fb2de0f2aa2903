"""Xét thể thức: puts letters before the rules, whether they are written in YAML or stand in a Word file."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from congvan.checks import RULES, Choice, Reading, Verdict, check, words_of_draft, words_of_parts
from congvan.docx import read
from congvan.errors import Finding, Severity, Where, did_you_mean
from congvan.language import _, n_
from congvan.letter import Office
from congvan.page import Parts, parts_of
from congvan.source import locate
from congvan.workflow.gather import Gathered
from congvan.workflow.law_day import date_of, law_day, old_law
from congvan.workflow.strictness import Strictness

__all__ = ["Judged", "choice_of", "judge_draft", "judge_filled", "judge_word"]

_NOQA = re.compile(r"#\s*noqa(?::\s*(?P<codes>[A-Z]{2}\d{3}(?:[\s,]+[A-Z]{2}\d{3})*))?", re.IGNORECASE)
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
_OFF = "off"
_OF_LETTERS_ALONE = ("ND", "TY", "KG", "SO004", "SO005", "NN002", "NN005")
"""Rules on what a công văn has and a văn bản có tên loại has not, or has otherwise."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules found in one letter, what is to be said besides, and the codes that a comment excuses."""

    verdicts: tuple[Verdict, ...]
    remarks: tuple[Finding, ...] = ()
    excused: frozenset[str] = frozenset()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything in one list."""
        return (*self.remarks, *(verdict.finding for verdict in self.verdicts))


def choice_of(strictness: Strictness, office: Office | None, office_name: str = "") -> tuple[Choice, list[Finding]]:
    """Return which rules judge, by the command and the office's settings, and what is wrong with those.

    Args:
        strictness: what the command says.
        office: whose settings count; None = none.
        office_name: its file as messages say it.
    """
    settings = office.checks if office else None
    findings: list[Finding] = []
    severities: dict[str, Severity | None] = {}
    if settings:
        for code, weight in settings.severities.items():
            if code not in RULES:
                findings.append(_unknown(code, office_name))
            elif weight == _OFF:
                severities[code] = None
            elif weight in tuple(Severity):
                severities[code] = Severity(weight)
            else:
                message = _("«%(weight)s» is no severity of a rule.", weight=weight)
                fix = _("Write error, warning, advice or off.")
                findings.append(Finding("CK006", Where(office_name), message, fix, Severity.WARNING))
        findings += (
            _unknown(one, office_name)
            for one in (*settings.select, *settings.ignore)
            if not any(code.startswith(one) for code in RULES)
        )
    own = (settings.select, settings.ignore) if settings else ((), ())
    return Choice(strictness.select or own[0], (*strictness.ignore, *own[1]), severities), findings


def _unknown(code: str, office_name: str) -> Finding:
    message = _("there is no rule «%(code)s».", code=code) + did_you_mean(code, RULES)
    return Finding("CK005", Where(office_name), message, _("See congvan rules list."), Severity.WARNING)


def judge_draft(gathered: Gathered, strictness: Strictness, texts: Mapping[str, str]) -> Judged:
    """Judge the words of a letter written in YAML.

    Args:
        gathered: the letter and everything it needs.
        strictness: how.
        texts: the YAML files by their names in findings; they give exact columns and say what is not to be judged.
    """
    draft, office = gathered.draft, gathered.office
    choice, remarks = choice_of(strictness, office, gathered.office_name)
    words = words_of_draft(
        draft,
        office,
        gathered.signer,
        gathered.recipients,
        file=gathered.letter_name,
        office_file=gathered.office_name,
        recipients_file=gathered.recipients_name,
    )
    reading = Reading(
        file=gathered.letter_name,
        words=words,
        on=law_day(draft.date, strictness.today),
        today=strictness.today,
        blank_number=not draft.number,
        blank_date=draft.date.whole is None,
        final=strictness.final,
        draft=draft,
        office=office,
        signer=gathered.signer,
        recipients=gathered.recipients,
    )
    remarks += old_law(reading)
    lines = {name: text.splitlines() for name, text in texts.items()}
    placed = [_placed(verdict, texts) for verdict in check(reading, choice)]
    excused = frozenset(one.finding.code for one in placed if _excused(one, lines))
    return Judged(tuple(one for one in placed if not _excused(one, lines)), tuple(remarks), excused)


def _placed(verdict: Verdict, texts: Mapping[str, str]) -> Verdict:
    """Return the verdict with the line and column of its very characters."""
    where, value = verdict.finding.where, verdict.value
    if value is None or not value.line or where.file not in texts:
        return verdict
    line, column = locate(texts[where.file], value, verdict.start)
    return replace(verdict, finding=replace(verdict.finding, where=replace(where, line=line, column=column)))


def _excused(verdict: Verdict, texts: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a comment `# noqa: SO004` on the line of the value, or on its key's line, excuses it."""
    lines = texts.get(verdict.finding.where.file)
    value = verdict.value
    if lines is None or value is None or not 0 < value.line <= len(lines):
        return False
    looked = [lines[value.line - 1]]
    above = lines[value.line - 2] if value.line > 1 else ""
    if _BLOCK.search(above):  # a text that begins under its key: only the key's line can hold a comment
        looked = [above]
    for line in looked:
        found = _NOQA.search(line)
        if found and (not found["codes"] or verdict.finding.code in found["codes"].upper()):
            return True
    return False


def judge_word(
    data: bytes, file: str, office: Office | None, strictness: Strictness, office_name: str = ""
) -> tuple[Judged, Parts]:
    """Judge a Word file.

    Args:
        data: the file.
        file: its path as messages say it.
        office: the office of its folder, for its abbreviations and settings; None = none.
        strictness: how.
        office_name: the office's file as messages say it.

    Raises:
        Refused: the file is no sound Word file.
    """
    choice, remarks = choice_of(strictness, office, office_name)
    page = read(data, file)
    parts = parts_of(page)
    remarks += page.unread
    remarks += _waiting(parts)
    genre = _genre(parts)
    if genre is not None:
        remarks.append(genre)
        if parts.genre != "named":
            return Judged((), tuple(remarks)), parts
        choice = replace(choice, ignore=(*choice.ignore, *_OF_LETTERS_ALONE))
    words = words_of_parts(parts, file)
    written = date_of(words.place_date.text if words.place_date else "")
    symbol = words.symbol.text if words.symbol else ""
    reading = Reading(
        file=file,
        words=words,
        on=law_day(written, strictness.today),
        today=strictness.today,
        blank_number=not any(one.isdigit() for one in symbol.partition("/")[0]),
        blank_date=written.whole is None,
        final=strictness.final,
        parts=parts,
        office=office,
    )
    return Judged(check(reading, choice), (*remarks, *old_law(reading))), parts


def judge_filled(letters: Iterable[bytes], gathered: Gathered, strictness: Strictness, told: Judged) -> Judged:
    """Judge filled letters, leaving out what the words in YAML were found guilty of already.

    Args:
        letters: filled letters of one batch.
        gathered: what they were made of.
        strictness: how.
        told: the judgement of the words.
    """
    known = {verdict.finding.code for verdict in told.verdicts} | told.excused
    name = gathered.template_name
    verdicts: dict[tuple[str, str], Verdict] = {}
    remarks: dict[Finding, None] = {}
    for data in letters:
        judged, _parts = judge_word(data, name, gathered.office, strictness, gathered.office_name)
        remarks |= dict.fromkeys(judged.remarks)
        for verdict in judged.verdicts:
            if verdict.finding.code not in known:
                verdicts.setdefault((verdict.finding.code, verdict.finding.message), verdict)
    # what the office's settings and the law of the day give to say is said with the words
    return Judged(tuple(verdicts.values()), tuple(one for one in remarks if one not in told.remarks))


def _waiting(parts: Parts) -> list[Finding]:
    """Find what hangs in the file and would be sent along: tracked changes, comments."""
    page, found = parts.page, []
    if page.changed:
        message = n_(
            "%(count)d tracked change waits to be accepted or rejected.",
            "%(count)d tracked changes wait to be accepted or rejected.",
            page.changed,
        )
        fix = _("In Word: Review, then accept or reject all changes. Inserted text was judged, deleted text was not.")
        found.append(Finding("CK002", Where(page.file), message, fix, Severity.WARNING))
    if page.comments:
        message = n_("%(count)d comment hangs in the file.", "%(count)d comments hang in the file.", len(page.comments))
        fix = _("In Word: Review, then delete all comments, before the letter leaves.")
        found.append(Finding("CK002", Where(page.file), message, fix, Severity.WARNING))
    return found


def _genre(parts: Parts) -> Finding | None:
    """Return why no rule judges this file, if none does."""
    where = Where(parts.page.file)
    if parts.genre == "party":
        message = _("this is a letter of the Party (văn bản của Đảng), which Nghị định 30/2020/NĐ-CP does not govern.")
        return Finding("CK001", where, message, _("Nothing was judged."), Severity.ADVICE)
    if parts.genre == "named":
        message = _(
            "this is a document of another kind (%(kind)s): only what it has in common with a công văn is judged.",
            kind=parts.kind.shown if parts.kind else "?",
        )
        return Finding("CK001", where, message, _("Look at its own form in Phụ lục III."), Severity.ADVICE)
    if parts.genre == "unknown":
        message = _(
            "this does not look like an official letter: no Quốc hiệu, no Số, no «Kính gửi» was found in the body."
        )
        fix = _("Look whether it is the right file. A letter that is a picture (a scan) cannot be read.")
        return Finding("CK004", where, message, fix)
    return None
