"""The order of the work (Điều 14 of Nghị định 30/2020/NĐ-CP), one module a verb."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # see `__getattr__`
    from congvan.archive import Page as ArchivePage
    from congvan.archive import Query as FindRequest
    from congvan.checks import RULES, Rule, clause_name
    from congvan.pdf import Standard
    from congvan.register import Search
    from congvan.workflow.archive_add import AddReport, AddRequest, add_to_archive
    from congvan.workflow.archive_files import FilesReport, case_files, file_letter
    from congvan.workflow.archive_finding import archive_find, archive_found_file, write_case_list, write_letters_list
    from congvan.workflow.archive_hand import HandOverReport, HandOverRequest, archive_export, archive_hand_over
    from congvan.workflow.archive_indexing import archive_index
    from congvan.workflow.archive_keep import archive_backup, archive_verify
    from congvan.workflow.check import Checked, CheckRequest, check_files
    from congvan.workflow.codes import CODES
    from congvan.workflow.dispatch_bounces import BounceReport, read_bounces
    from congvan.workflow.dispatch_exchange import ExchangeReport, ExchangeRequest, write_exchange
    from congvan.workflow.dispatch_mail import MailReport, MailRequest, mail_account, send_mail
    from congvan.workflow.dispatch_paper import PackReport, PackRequest, print_pack
    from congvan.workflow.dispatch_plan import DispatchPlan, DispatchRequest, Item, dispatch_plan
    from congvan.workflow.dispatch_posted import PostedRequest, mark_posted
    from congvan.workflow.dispatch_received import AnswerRequest, Received, answer_exchange, read_exchange
    from congvan.workflow.dispatch_report import DispatchReport, dispatch_report
    from congvan.workflow.doctor import Health, look_into
    from congvan.workflow.filling import Format
    from congvan.workflow.gather import Paths
    from congvan.workflow.issue_plan import Plan
    from congvan.workflow.issue_request import IssueRequest
    from congvan.workflow.issuing import IssueReport, issue
    from congvan.workflow.places import OFFICE_FILE, nearest_office
    from congvan.workflow.previewing import PreviewReport, PreviewRequest, preview
    from congvan.workflow.printing import Engine
    from congvan.workflow.printout import PrintReport, PrintRequest, print_batch
    from congvan.workflow.recipients import check_recipients, import_recipients, list_recipients
    from congvan.workflow.register_book import BookRequest, ImportReport, export_book, import_book, print_book
    from congvan.workflow.register_desk import (
        register_init,
        register_next,
        register_open,
        register_void,
    )
    from congvan.workflow.register_keep import (
        register_backup,
        register_restore,
        register_upgrade,
        register_verify,
    )
    from congvan.workflow.register_look import (
        StatusReport,
        letter_status,
        register_letters,
        register_list,
        register_show,
    )
    from congvan.workflow.registry import Desk
    from congvan.workflow.rendering import Rendered, RenderReport, RenderRequest, render
    from congvan.workflow.scope import Scope
    from congvan.workflow.sign_copy import CopyPlan, CopyReport, CopyRequest, sign_copies
    from congvan.workflow.sign_letters import SignReport, SignRequest, sign
    from congvan.workflow.sign_plan import SignItem, SignPlan
    from congvan.workflow.signed_files import Verified, VerifyRequest, verify_files
    from congvan.workflow.signing_before import BeforePlan, BeforeReport, sign_before
    from congvan.workflow.strictness import Strictness

__all__ = [
    "CODES",
    "OFFICE_FILE",
    "RULES",
    "AddReport",
    "AddRequest",
    "AnswerRequest",
    "ArchivePage",
    "BeforePlan",
    "BeforeReport",
    "BookRequest",
    "BounceReport",
    "CheckRequest",
    "Checked",
    "CopyPlan",
    "CopyReport",
    "CopyRequest",
    "Desk",
    "DispatchPlan",
    "DispatchReport",
    "DispatchRequest",
    "Engine",
    "ExchangeReport",
    "ExchangeRequest",
    "FilesReport",
    "FindRequest",
    "Format",
    "HandOverReport",
    "HandOverRequest",
    "Health",
    "ImportReport",
    "IssueReport",
    "IssueRequest",
    "Item",
    "MailReport",
    "MailRequest",
    "PackReport",
    "PackRequest",
    "Paths",
    "Plan",
    "PostedRequest",
    "PreviewReport",
    "PreviewRequest",
    "PrintReport",
    "PrintRequest",
    "Received",
    "RenderReport",
    "RenderRequest",
    "Rendered",
    "Rule",
    "Scope",
    "Search",
    "SignItem",
    "SignPlan",
    "SignReport",
    "SignRequest",
    "Standard",
    "StatusReport",
    "Strictness",
    "Verified",
    "VerifyRequest",
    "add_to_archive",
    "answer_exchange",
    "archive_backup",
    "archive_export",
    "archive_find",
    "archive_found_file",
    "archive_hand_over",
    "archive_index",
    "archive_verify",
    "case_files",
    "check_files",
    "check_recipients",
    "clause_name",
    "dispatch_plan",
    "dispatch_report",
    "export_book",
    "file_letter",
    "import_book",
    "import_recipients",
    "issue",
    "letter_status",
    "list_recipients",
    "look_into",
    "mail_account",
    "mark_posted",
    "nearest_office",
    "preview",
    "print_batch",
    "print_book",
    "print_pack",
    "read_bounces",
    "read_exchange",
    "register_backup",
    "register_init",
    "register_letters",
    "register_list",
    "register_next",
    "register_open",
    "register_restore",
    "register_show",
    "register_upgrade",
    "register_verify",
    "register_void",
    "render",
    "send_mail",
    "sign",
    "sign_before",
    "sign_copies",
    "verify_files",
    "write_case_list",
    "write_exchange",
    "write_letters_list",
]

_LATER = {
    **dict.fromkeys(("ArchivePage", "FindRequest"), "congvan.archive"),
    **dict.fromkeys(("AddReport", "AddRequest", "add_to_archive"), "congvan.workflow.archive_add"),
    **dict.fromkeys(("FilesReport", "case_files", "file_letter"), "congvan.workflow.archive_files"),
    **dict.fromkeys(
        ("archive_find", "archive_found_file", "write_case_list", "write_letters_list"),
        "congvan.workflow.archive_finding",
    ),
    **dict.fromkeys(
        ("HandOverReport", "HandOverRequest", "archive_export", "archive_hand_over"), "congvan.workflow.archive_hand"
    ),
    "archive_index": "congvan.workflow.archive_indexing",
    **dict.fromkeys(("archive_backup", "archive_verify"), "congvan.workflow.archive_keep"),
    **dict.fromkeys(("RULES", "Rule", "clause_name"), "congvan.checks"),
    "Standard": "congvan.pdf",
    "Engine": "congvan.workflow.printing",
    **dict.fromkeys(("PreviewReport", "PreviewRequest", "preview"), "congvan.workflow.previewing"),
    **dict.fromkeys(("Health", "look_into"), "congvan.workflow.doctor"),
    **dict.fromkeys(("PrintReport", "PrintRequest", "print_batch"), "congvan.workflow.printout"),
    "Desk": "congvan.workflow.registry",
    **dict.fromkeys(("ExchangeReport", "ExchangeRequest", "write_exchange"), "congvan.workflow.dispatch_exchange"),
    **dict.fromkeys(
        ("AnswerRequest", "Received", "answer_exchange", "read_exchange"), "congvan.workflow.dispatch_received"
    ),
    **dict.fromkeys(("PackReport", "PackRequest", "print_pack"), "congvan.workflow.dispatch_paper"),
    **dict.fromkeys(("PostedRequest", "mark_posted"), "congvan.workflow.dispatch_posted"),
    **dict.fromkeys(("DispatchReport", "dispatch_report"), "congvan.workflow.dispatch_report"),
    **dict.fromkeys(("BounceReport", "read_bounces"), "congvan.workflow.dispatch_bounces"),
    **dict.fromkeys(("MailReport", "MailRequest", "mail_account", "send_mail"), "congvan.workflow.dispatch_mail"),
    **dict.fromkeys(("DispatchPlan", "DispatchRequest", "Item", "dispatch_plan"), "congvan.workflow.dispatch_plan"),
    "Search": "congvan.register",
    "IssueRequest": "congvan.workflow.issue_request",
    **dict.fromkeys(("IssueReport", "issue"), "congvan.workflow.issuing"),
    "Plan": "congvan.workflow.issue_plan",
    **dict.fromkeys(
        ("BookRequest", "ImportReport", "export_book", "import_book", "print_book"), "congvan.workflow.register_book"
    ),
    **dict.fromkeys(
        ("register_init", "register_next", "register_open", "register_void"), "congvan.workflow.register_desk"
    ),
    **dict.fromkeys(
        ("StatusReport", "letter_status", "register_letters", "register_list", "register_show"),
        "congvan.workflow.register_look",
    ),
    **dict.fromkeys(
        ("register_backup", "register_restore", "register_upgrade", "register_verify"), "congvan.workflow.register_keep"
    ),
    **dict.fromkeys(("CheckRequest", "Checked", "check_files"), "congvan.workflow.check"),
    "CODES": "congvan.workflow.codes",
    "Format": "congvan.workflow.filling",
    "Paths": "congvan.workflow.gather",
    **dict.fromkeys(("OFFICE_FILE", "nearest_office"), "congvan.workflow.places"),
    **dict.fromkeys(("check_recipients", "import_recipients", "list_recipients"), "congvan.workflow.recipients"),
    **dict.fromkeys(("RenderReport", "RenderRequest", "Rendered", "render"), "congvan.workflow.rendering"),
    "Scope": "congvan.workflow.scope",
    **dict.fromkeys(("CopyPlan", "CopyReport", "CopyRequest", "sign_copies"), "congvan.workflow.sign_copy"),
    **dict.fromkeys(("BeforePlan", "BeforeReport", "sign_before"), "congvan.workflow.signing_before"),
    **dict.fromkeys(("SignReport", "SignRequest", "sign"), "congvan.workflow.sign_letters"),
    **dict.fromkeys(("SignItem", "SignPlan"), "congvan.workflow.sign_plan"),
    **dict.fromkeys(("Verified", "VerifyRequest", "verify_files"), "congvan.workflow.signed_files"),
    "Strictness": "congvan.workflow.strictness",
}
"""What each command needs, by the module that has it: a command that looks into the register loads no template."""
_CALLED = {"ArchivePage": "Page", "FindRequest": "Query"}
"""What is called otherwise in its own room."""


def __getattr__(name: str) -> Any:
    """Give what is imported only when it is asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    value = getattr(importlib.import_module(_LATER[name]), _CALLED.get(name, name))
    globals()[name] = value
    return value
