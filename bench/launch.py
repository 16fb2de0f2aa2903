"""Runs one command and writes what it cost. A process of its own, since a child counts its parent's memory as its peak.

Usage: RESULT COMMAND …
"""

import json
import os
import subprocess
import sys
import time


def main() -> None:
    result, *command = sys.argv[1:]
    begun = time.perf_counter()
    process = subprocess.Popen(command)
    _pid, status, usage = os.wait4(process.pid, 0)
    cost = {
        "wall": time.perf_counter() - begun,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss / 1024,
        "exit": os.waitstatus_to_exitcode(status),
    }
    with open(result, "w", encoding="utf-8") as file:  # noqa: PTH123 - as little imported as can be
        json.dump(cost, file)


if __name__ == "__main__":
    main()
