"""Bounds the memory of the process that calls: setrlimit where there is one, a job object on Windows."""

import sys

__all__ = ["bound_memory"]


def bound_memory(most: int) -> None:
    """Let this process and its children use no more memory than this; more is refused to them as MemoryError.

    Where the system has no such bound (macOS takes and ignores it) the time limit of the crew still holds.

    Args:
        most: bytes.
    """
    if sys.platform == "win32":
        _bound_windows(most)
    else:
        import resource  # noqa: PLC0415 - not on Windows

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (least, hard))


def _bound_windows(most: int) -> None:  # pragma: no cover - runs on Windows alone
    """Put the process into a job object with a limit on its memory (JOBOBJECT_EXTENDED_LIMIT_INFORMATION)."""
    import ctypes  # noqa: PLC0415 - Windows only
    import struct  # noqa: PLC0415

    process_memory, extended = 0x100, 9
    # PerProcessUserTimeLimit, PerJobUserTimeLimit, LimitFlags, working set, process limit, affinity, priority,
    # scheduling, then six I/O counters, then ProcessMemoryLimit, JobMemoryLimit, PeakProcess, PeakJob
    words = struct.calcsize("P")
    size_word = "Q" if words == 8 else "L"  # noqa: PLR2004 - a 64-bit pointer
    form = f"@qqL{size_word}{size_word}L{size_word}LL6Q4{size_word}"
    limits = struct.pack(form, 0, 0, process_memory, *([0] * 6), *([0] * 6), most, 0, 0, 0)
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore] # there on Windows
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    kernel.SetInformationJobObject(job, extended, limits, len(limits))
    kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
