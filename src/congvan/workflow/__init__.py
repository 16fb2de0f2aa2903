"""The order of the work (Điều 14 of Nghị định 30/2020/NĐ-CP), one module a verb."""

from congvan.workflow.codes import CODES
from congvan.workflow.gather import OFFICE_FILE, Paths, nearest_office
from congvan.workflow.recipients import check_recipients, import_recipients, list_recipients
from congvan.workflow.render import Rendered, RenderReport, RenderRequest, Scope, render

__all__ = [
    "CODES",
    "OFFICE_FILE",
    "Paths",
    "RenderReport",
    "RenderRequest",
    "Rendered",
    "Scope",
    "check_recipients",
    "import_recipients",
    "list_recipients",
    "nearest_office",
    "render",
]
