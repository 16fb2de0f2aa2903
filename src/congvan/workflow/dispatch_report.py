"""`congvan dispatch report`: every unit, each way, what became of it and when; for Excel and for programs."""

from dataclasses import dataclass
from pathlib import Path

from congvan.errors import WrongUsage
from congvan.language import _
from congvan.source import write_table_xlsx
from congvan.workflow.dispatch_plan import DispatchPlan, DispatchRequest, dispatch_plan
from congvan.workflow.files import must_be_free, write_whole
from congvan.workflow.gather import shown

__all__ = ["DispatchReport", "dispatch_report"]


@dataclass(frozen=True, slots=True)
class DispatchReport:
    """The plan as it is now, and the workbook as messages say it; empty = none was written."""

    plan: DispatchPlan
    path: str = ""


def dispatch_report(request: DispatchRequest, target: Path | None, *, force: bool = False) -> DispatchReport:
    """Return what became of every unit's letter by each way, and write it as a workbook.

    Args:
        request: letter, units, groups, ways.
        target: the workbook; None = none is written.
        force: whether it may be replaced.

    Raises:
        WrongUsage: the file's suffix is not .xlsx.
        Occupied: the file is there already.
        CongvanError: the register cannot be read, or the file cannot be written.
    """
    if target is not None:
        if target.suffix.lower() != ".xlsx":
            raise WrongUsage(_("«%(name)s»: the report is written as .xlsx.", name=target.name))
        must_be_free(target, replace=force, name=shown(target, request.paths.base))
    plan = dispatch_plan(request)
    if target is None:
        return DispatchReport(plan)
    heads = ("Đơn vị", "Mã đơn vị", "Số, ký hiệu", "Cách gửi", "Gửi đến", "Tình trạng", "Thời gian", "Ghi chú")
    states = {
        "ready": "chưa gửi",
        "written": "đã lập gói tin",
        "done": "đã gửi",
        "doubt": "chưa rõ",
        "returned": "bị trả lại",
        "missing": "thiếu thông tin",
    }
    ways = {"email": "thư điện tử", "paper": "bản giấy", "exchange": "trục liên thông"}
    rows = (
        (
            one.name,
            one.unit,
            one.letter.number.text if one.letter else "",
            ways[one.way],
            one.address,
            states[one.state],
            f"{one.last.at.astimezone():%d/%m/%Y %H:%M}" if one.last else "",
            one.why or (one.last.proof if one.last else ""),
        )
        for one in plan.items
    )
    data = write_table_xlsx(plan.subject, heads, rows)
    write_whole(target, data, replace=force, name=shown(target, request.paths.base))
    return DispatchReport(plan, shown(target, request.paths.base))
