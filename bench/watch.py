"""Where the time of a whole render goes: its functions are watched while it runs, each for its own time only."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from importlib import import_module
from typing import Any

__all__ = ["Watch", "watching"]

_READ, _ADDRESS, _AGREE = "read and check the list", "make the letter of the unit", "hold letter and list together"
_WATCHED = {
    "congvan.workflow.rendering": {"gather": "read office, letter and template", "marks": _AGREE, "holes": _AGREE},
    "congvan.workflow.rendering:Addressing": {"letter_for": _ADDRESS},
    "congvan.workflow.gather": {"read_recipients": _READ, "agree": _AGREE},
    "congvan.workflow.filling": {
        "compile_template": "check and compile the template",
        "digest": "SHA-256",
        "write_new": "write into the staging folder",
        "_stage": "look whether a file stands there",
    },
    "congvan.workflow.folder:OutFolder": {"publish": "rename into place", "_write": "write the ledger"},
    "congvan.docx.template:Template": {"fill": "fill: the order of it"},
    "congvan.docx.segments:Segment": {"render": "fill: render what changed"},
    "congvan.docx.proof:Proof": {"check": "fill: prove"},
    "congvan.docx.packing:Packing": {"pack": "fill: headers and joining"},
    "congvan.docx.packing": {"_deflate": "fill: deflate and CRC-32"},
}
"""Stage of each watched function, by the module or class that it is looked up in. A name that is gone is an error."""


@dataclass
class Watch:
    """Seconds of each stage's own time, and how often a watched function was called."""

    spent: dict[str, float] = field(default_factory=dict)
    calls: int = 0
    inner: list[float] = field(default_factory=lambda: [0.0])

    def watched(self, work: Callable[..., Any], stage: str) -> Callable[..., Any]:
        """Return the function with its own time noted; what watched functions in it take is theirs."""
        inner, clock = self.inner, time.perf_counter
        self.spent.setdefault(stage, 0.0)

        @wraps(work)
        def timed(*values: Any, **named: Any) -> Any:
            inner.append(0.0)
            begun = clock()
            try:
                return work(*values, **named)
            finally:
                taken = clock() - begun
                self.spent[stage] += taken - inner.pop()
                self.calls += 1
                inner[-1] += taken

        return timed


@contextmanager
def watching() -> Iterator[Watch]:
    """Watch the functions while the block runs."""
    watch = Watch()
    changed: list[tuple[Any, str, Any]] = []
    try:
        for path, stages in _WATCHED.items():
            module, _colon, name = path.partition(":")
            owner = getattr(import_module(module), name) if name else import_module(module)
            for function, stage in stages.items():
                work = getattr(owner, function)
                changed.append((owner, function, work))
                setattr(owner, function, watch.watched(work, stage))
        yield watch
    finally:
        for owner, function, work in changed:
            setattr(owner, function, work)
