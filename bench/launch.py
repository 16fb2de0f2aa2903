"""Runs one command and notes what it cost. Usage: REPORT COMMAND….

It stands between the benchmark and the command because Linux counts the memory of whoever starts a process into the
peak of that process: started from a benchmark of 200 MB, even `python -c pass` would seem to need 200 MB.
"""

import os
import sys
import time


def main() -> None:
    report, *command = sys.argv[1:]
    begun = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ)
    _pid, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - begun
    with open(report, "w", encoding="ascii") as file:  # noqa: PTH123 - pathlib would be as large as the rest
        file.write(f"{wall} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss}")
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
