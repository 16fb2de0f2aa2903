"""A process that has loaded the program, and forks a child for each command: a run costs only its own work.

Read from the standard input, one JSON document a line: `{"cwd", "arguments", "said", "stop"}`. The child runs the
command with both outputs in the file `said`; with `stop` it first stops itself, so that a tracer can take hold of it.
Printed: the child's process id, then (in a later line) its id and how it ended.
"""

import atexit
import gc
import importlib
import json
import os
import signal
import sys

_LOADED = (
    *("congvan.cli.app", "congvan.workflow.issuing", "congvan.workflow.judging", "congvan.workflow.printing"),
    *("congvan.workflow.register_look", "congvan.workflow.register_keep", "congvan.workflow.register_desk"),
    *("congvan.register.opening", "congvan.register.verifying"),
    *("congvan.docx.reading", "sqlalchemy.dialects.sqlite", "subprocess", "getpass", "pwd", "pypdfium2", "typst"),
    *("zoneinfo", "encodings.utf_8_sig", "encodings.unicode_escape", "importlib.readers", "typer._adapters"),
    *("pydantic.main", "pydantic.type_adapter", "pydantic.networks", "fontTools.unicode", "fontTools.encodings.codecs"),
    *(f"fontTools.ttLib.tables.{one}" for one in ("O_S_2f_2", "_c_m_a_p", "_h_e_a_d", "_h_h_e_a", "_h_m_t_x")),
    *(f"fontTools.ttLib.tables.{one}" for one in ("_m_a_x_p", "_p_o_s_t")),
)
"""Everything that the commands load, also while they run; what is missing here is loaded by each child anew."""


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
    atexit._run_exitfuncs()
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
    gc.collect()
    gc.freeze()  # a child's collector need not look at, and copy, all that is loaded
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
