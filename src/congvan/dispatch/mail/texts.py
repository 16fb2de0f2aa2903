"""Lời thư: the words of the message around a letter, from a small Jinja template."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from congvan.errors import Finding, Refused, Where
from congvan.language import _

__all__ = ["USUAL_TEXT", "MailText", "Words"]

USUAL_TEXT = """\
Subject: {{ office.name }}: Công văn số {{ letter.number }} {{ letter.subject }}

Kính gửi: {{ unit.addressee }}

{{ office.name }} gửi {{ unit.name }} Công văn số {{ letter.number }} ngày {{ letter.date }}
về việc {{ letter.subject }}.

Tệp gửi kèm:
{% for file in files %}- {{ file }}
{% endfor %}
Đề nghị đơn vị kiểm tra và báo lại nếu không mở được tệp.

Trân trọng.
{{ office.name }}
{% for line in office.address %}{{ line }}
{% endfor %}"""
"""Mẫu có sẵn: the text of the message where the office has none of its own."""

_SUBJECT = "subject:"
_LONGEST_SUBJECT = 250
_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Words:
    """Lời thư của một công văn: subject in one line, the text, and the same as HTML (empty = none)."""

    subject: str
    plain: str
    html: str = ""


class MailText:
    """Mẫu lời thư: compiled once, filled for each unit."""

    def __init__(self, text: str, html: str = "", *, name: str = "", html_name: str = "") -> None:
        """Compile the templates.

        Args:
            text: the plain text; its first line is «Subject: …», then an empty line and the text.
            html: the same as HTML; empty = none. Values are escaped.
            name: of the plain template, for messages.
            html_name: of the other.

        Raises:
            Refused: a template cannot be read.
        """
        self._name, self._html_name = name or _("the built-in text"), html_name
        head, _newline, body = text.removeprefix("\ufeff").replace("\r\n", "\n").partition("\n")
        if not head.lower().startswith(_SUBJECT) or not head[len(_SUBJECT) :].strip():
            message = _("the template of the message (mẫu lời thư) does not begin with its subject.")
            fix = _("Write «Subject: …» as its first line, then an empty line and the text.")
            raise Refused([Finding("EM001", Where(self._name, 1), message, fix)])
        self._subject = _compiled(head[len(_SUBJECT) :].strip(), self._name, escape=False)
        self._plain = _compiled("\n" + body, self._name, escape=False)
        self._html = _compiled(html.removeprefix("\ufeff"), html_name, escape=True) if html else None

    def fill(self, values: Mapping[str, Any]) -> Words:
        """Return the words for one unit.

        Args:
            values: «office», «letter», «unit», «signer», «files».

        Raises:
            Refused: the template names what there is not, or makes too much of it.
        """
        subject = " ".join(_filled(self._subject, values, self._name).split())
        plain = _filled(self._plain, values, self._name).strip("\n") + "\n"
        html = _filled(self._html, values, self._html_name) if self._html else ""
        if len(subject) > _LONGEST_SUBJECT:
            subject = subject[: _LONGEST_SUBJECT - 1] + "…"
        return Words(subject, plain, html)


def _compiled(text: str, name: str, *, escape: bool) -> Template:
    # no loader, no globals: a template can name the values it is given and nothing else
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=escape, keep_trailing_newline=True
    )
    environment.globals.clear()
    try:
        return environment.from_string(text)
    except TemplateSyntaxError as error:
        raise Refused([_finding(name, error.lineno, str(error.message))]) from error


def _filled(template: Template, values: Mapping[str, Any], name: str) -> str:
    made, length = [], 0
    try:
        for piece in template.generate(**values):
            length += len(piece)
            if length > _LONGEST:
                raise Refused([_finding(name, 0, _("it makes a text of more than %(most)d letters", most=_LONGEST))])
            made.append(piece)
    except (TemplateError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise Refused([_finding(name, 0, str(error))]) from error
    return "".join(made)


def _finding(name: str, line: int, why: str) -> Finding:
    message = _("the template of the message (mẫu lời thư) cannot be used: %(why)s.", why=why.rstrip("."))
    known = "{{ office.name }}, {{ letter.number }}, {{ letter.date }}, {{ letter.subject }}, {{ unit.name }}"
    return Finding("EM001", Where(name, line), message, _("Correct it; it may say: %(known)s.", known=known))
