"""The body of Mẫu 1.5: head, Kính gửi, nội dung, Nơi nhận and signature."""

from congvan.decree import COPIES_LABEL, NATIONAL_HEADING, NATIONAL_MOTTO, PAPER, SUBJECT_PREFIX, URGENCY_MARKS, Mm, Pt
from congvan.docx.builtin.markup import p, part, row, run, table, when
from congvan.docx.builtin.styles import (
    ADDRESSEES_INDENT,
    BLANK,
    EXAMPLE_ISSUER,
    HEADER,
    LEFT,
    LINE,
    MARGINS,
    MOTTO_RULE_STYLE,
    RED,
    TITLE_STYLE,
    box,
    size,
    spacing,
)
from congvan.docx.issuer_rule import STYLE as ISSUER_RULE_STYLE
from congvan.docx.issuer_rule import indent_of
from congvan.docx.ooxml import NAMESPACES
from congvan.page import text_width


def _or_blank(name: str, before: str, after: str) -> list[str]:
    """Return runs that print a value, or while it is blank one space as wide as a hand needs to write it in."""
    return [
        run(f"{{%r if {name} %}}"),
        run(f"{before}{{{{ {name} }}}}{after}"),
        run("{%r else %}"),
        run(" ", f'<w:spacing w:val="{BLANK.twips}"/>') if before else run(""),
        run("{%r endif %}"),
    ]


def _head() -> str:
    """Return ô 1-5b and 10b: two rows, so that Số and the date share a line however long the office's name is."""
    rule_under_issuer = (
        f'<w:ind w:left="{indent_of(EXAMPLE_ISSUER, LEFT).twips}" w:right="{indent_of(EXAMPLE_ISSUER, LEFT).twips}"/>'
    )
    urgency: list[str] = []
    for mark in URGENCY_MARKS:
        place = box(mark.width, LEFT, mark.height, RED) + '<w:jc w:val="center"/>'
        words = run(mark.words, f'<w:color w:val="{RED}"/>')
        urgency += when(f'if letter.urgency == "{mark.words}"', part("urgency", words, properties=place))
    issuer = [
        *when("if office.parent", part("parent", "{{ office.parent|upper }}")),
        part("issuer", "{{ office.name|upper }}"),
        p(ISSUER_RULE_STYLE, properties=rule_under_issuer),
    ]
    nation = [
        part("national_heading", NATIONAL_HEADING),
        part("national_motto", NATIONAL_MOTTO),
        p(MOTTO_RULE_STYLE),
    ]
    symbol = [
        part("symbol", "Số:", *_or_blank("letter.number", " ", ""), "/{{ letter.symbol }}"),
        part("subject", f"{SUBJECT_PREFIX} {{{{ letter.subject }}}}"),
        *urgency,
    ]
    place_date = part(
        "place_date",
        "{{ office.place }}, ngày",
        *_or_blank("letter.day", " ", " "),
        "tháng",
        *_or_blank("letter.month", " ", " "),
        "năm",
        run("{% if letter.year %} {{ letter.year }}{% endif %}"),
    )
    return table(row(issuer, nation), row(symbol, [place_date]))


def _addressees() -> list[str]:
    """Return ô 9a: one addressee on the line of «Kính gửi:», several under its colon (II.9.d)."""
    colon = Mm(ADDRESSEES_INDENT + text_width("Kính gửi", size("addressees")))
    dash = text_width("- ", size("addressees"))
    gap = spacing(before=Pt(18), after=Pt(12), line=LINE)
    above = spacing(before=Pt(18), line=LINE) + f'<w:ind w:left="{ADDRESSEES_INDENT.twips}"/>'
    item = f'<w:ind w:left="{Mm(colon + dash).twips}" w:hanging="{dash.twips}"/>'
    last = spacing(after=Pt(12), line=LINE) + item
    return [
        p("Normal", "{%p if letter.addressees|length == 1 %}"),
        part("addressees", "Kính gửi: {{ letter.addressees[0] }}", properties=gap + '<w:jc w:val="center"/>'),
        p("Normal", "{%p else %}"),
        part("addressees", "Kính gửi:", properties=above),
        p("Normal", "{%p for addressee in letter.addressees %}"),
        p("Normal", "{%p if loop.last %}"),
        part("addressees", "- {{ addressee }}.", properties=last),
        p("Normal", "{%p else %}"),
        part("addressees", "- {{ addressee }};", properties=item),
        p("Normal", "{%p endif %}"),
        p("Normal", "{%p endfor %}"),
        p("Normal", "{%p endif %}"),
    ]


def _body() -> list[str]:
    """Return ô 6; the last lines stay on the page of the signature."""
    text = "{{ paragraph.text }}"
    return [
        p("Normal", "{%p for paragraph in letter.body %}"),
        p("Normal", "{%p if paragraph.title %}"),
        p(TITLE_STYLE, text),
        p("Normal", "{%p elif paragraph.keep %}"),
        part("body", text, properties="<w:keepNext/><w:keepLines/>"),
        p("Normal", "{%p else %}"),
        part("body", text),
        p("Normal", "{%p endif %}"),
        p("Normal", "{%p endfor %}"),
    ]


def _foot() -> str:
    """Return ô 7, 9b and 12: Nơi nhận at the left, level with the signature block."""
    copies = [
        part("copies_label", COPIES_LABEL),
        *when("for place in letter.copies_to", part("copies", "- {{ place }};")),
        part("copies", "- {{ letter.filing }}{% if letter.drafter_mark %} {{ letter.drafter_mark }}{% endif %}"),
    ]
    signature = [
        *when("for line in signer.authority", part("authority", "{{ line|upper }}")),
        part("authority", "{{ signer.position|upper }}"),
        part("signer", "{{ signer.name }}"),
    ]
    return table(row(copies, signature))


def _section() -> str:
    edges = " ".join(f'w:{edge}="{width.twips}"' for edge, width in MARGINS.items())
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="first" r:id="rId6"/>'
        f'<w:pgSz w:w="{PAPER.width.twips}" w:h="{PAPER.height.twips}"/>'
        f'<w:pgMar {edges} w:header="{HEADER.twips}" w:footer="{HEADER.twips}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def document() -> str:
    """Return `word/document.xml`."""
    spaces = f'xmlns:w="{NAMESPACES["w"]}" xmlns:r="{NAMESPACES["r"]}"'
    # the last paragraph that Word asks for after a table takes no room of its own
    tiny = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'
    end = f"<w:p><w:pPr>{tiny}</w:pPr></w:p>"
    body = [_head(), *_addressees(), *_body(), _foot(), end, _section()]
    return f"<w:document {spaces}><w:body>{''.join(body)}</w:body></w:document>"
