"""The limit: the bytes of ready letters, only written (and renamed). Usage: LETTER COUNT OUT RENAME."""

import os
import sys
from pathlib import Path


def main() -> None:
    data, count, out, rename = Path(sys.argv[1]).read_bytes(), int(sys.argv[2]), sys.argv[3], sys.argv[4] == "rename"
    staging = f"{out}/staging"
    os.mkdir(staging)  # noqa: PTH102 - nothing here but the system calls
    place = staging if rename else out
    for number in range(count):
        handle = os.open(f"{place}/thpt-{number:05}.docx", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(handle, data)
        os.close(handle)
    if rename:
        for number in range(count):
            os.replace(f"{staging}/thpt-{number:05}.docx", f"{out}/thpt-{number:05}.docx")  # noqa: PTH105


if __name__ == "__main__":
    main()
