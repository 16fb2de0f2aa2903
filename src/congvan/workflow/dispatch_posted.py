"""`congvan dispatch posted`: paper letters that were handed to the post office."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from congvan.letter import Event
from congvan.workflow.dispatch_plan import DispatchPlan, DispatchRequest, Item, items_of, plan_with, scene_of
from congvan.workflow.registry import opened

__all__ = ["PostedRequest", "mark_posted"]


@dataclass(frozen=True, slots=True)
class PostedRequest:
    """What the clerk asked for: the letter and its units, the day, what is noted (the post's receipt)."""

    what: DispatchRequest
    day: datetime
    note: str = ""


def mark_posted(
    request: PostedRequest, confirm: Callable[[DispatchPlan, tuple[Item, ...]], None]
) -> tuple[DispatchPlan, int]:
    """Enter in the ledger that paper letters were handed to the post office.

    Args:
        request: what is wanted.
        confirm: shown the plan and what of it was posted; raises to stop.

    Returns:
        The plan as it was, and how many letters were entered.

    Raises:
        CongvanError: the register refuses, or the clerk did.
    """
    what = replace(request.what, ways=("paper",))
    scene = scene_of(what)
    with opened(scene.register, writing=True) as book:
        plan = plan_with(scene, items_of(scene, book.status(scene.letter), what))
        due = plan.of("ready")
        if not due:
            return plan, 0
        confirm(plan, due)
        by, now = what.desk.by, what.desk.now
        claims = [Event(one.issued.number, one.unit, "sent", request.day, one.channel, request.note, by) for one in due]
        done = book.record((), now, by, claims=claims, unless=frozenset(("sent", "delivered", "archived")))
    return plan, len(done)
