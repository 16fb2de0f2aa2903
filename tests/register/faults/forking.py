"""A process that has loaded the program, and forks a child for each command: a run costs only its own work.

Read from the standard input, one JSON document a line: `{"cwd", "arguments", "said", "stop"}`. The child runs the
command with both outputs in the file `said`; with `stop` it first stops itself, so that a tracer can take hold of it.
Printed: the child's process id, then (in a later line) its id and how it ended.
"""

import importlib
import json
import os
import signal
import sys

_LOADED = (
    *("congvan.cli.app", "congvan.workflow.issuing", "congvan.workflow.judging", "congvan.workflow.printing"),
    *(
        "congvan.workflow.register_desk",
        "congvan.register.opening",
        "congvan.register.verifying",
        "congvan.docx.reading",
    ),
    *("sqlalchemy.dialects.sqlite", "subprocess", "getpass", "pypdfium2", "typst", "fontTools.ttLib"),
)


def run(order: dict[str, object]) -> None:
    """Be the command. Never returns."""
    os.chdir(str(order["cwd"]))
    said = os.open(str(order["said"]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, handle in enumerate((nothing, said, said)):
        os.dup2(handle, number)
    if "umask" in order:
        os.umask(int(str(order["umask"])))
    if order.get("stop"):
        os.kill(os.getpid(), signal.SIGSTOP)
    from congvan.cli import main  # noqa: PLC0415 - loaded by the parent already

    arguments = order["arguments"]
    assert isinstance(arguments, list)
    code = 0
    try:
        main([str(one) for one in arguments])
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def tell(words: str) -> None:
    """Say a line to whoever gave the order."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def serve() -> None:
    """Fork a child for each line, and tell how each ends."""
    for name in _LOADED:
        importlib.import_module(name)
    tell("ready")
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            run(order)
        tell(str(child))
        _pid, status = os.waitpid(child, 0)
        tell(f"{child} {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    serve()
