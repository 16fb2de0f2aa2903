"""Starts the command: language, encoding, and the one place where an exception becomes a message and an exit code."""

import errno
import gettext
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from congvan import language
from congvan.errors import CongvanError, ExitCode, Refused, did_you_mean
from congvan.language import N_, _

__all__ = ["main"]

_TYPERS_WORDS = (
    N_("Arguments"),
    N_("Commands"),
    N_("Missing command."),
    N_("No such command {name!r}."),
    N_("Options"),
    N_("default: {default}"),
    N_("required"),
)
"""Sentences of typer's own help and errors, which it looks up in the same catalogue."""

_DISK = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EACCES, errno.EPERM, errno.EROFS, errno.EMFILE, errno.ENFILE)
)
"""What a disk says when it is full, broken or closed to us: no bug, wherever it comes to light."""
_INTERRUPTED = 130
"""What typer returns when Ctrl-C stopped a command."""
_CATALOGUES = Path(language.__file__).parent / "locale"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `congvan` and leave the process with its exit code.

    Args:
        arguments: the words after the command; None = the process's own.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    _choose_language()
    sys.exit(_run(arguments))


def _choose_language() -> None:
    """Speak `CONGVAN_LANG`, or the language of the locale; click's own sentences are in the same catalogue."""
    wanted = os.environ.get("CONGVAN_LANG") or _locale()
    chosen = "vi" if wanted.lower().startswith("vi") else "en"
    language.speak(chosen)
    os.environ["LANGUAGE"] = chosen
    gettext.bindtextdomain("congvan", _CATALOGUES)
    gettext.textdomain("congvan")


def _locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    if sys.platform == "win32":
        import locale  # noqa: PLC0415 - Windows keeps no LANG

        return locale.getlocale()[0] or ""
    return ""


def _run(arguments: Sequence[str] | None) -> int:  # noqa: PLR0911 - one way out for each way to end
    import typer  # noqa: PLC0415 - the language must be chosen before a help text is written

    from congvan.cli.app import app  # noqa: PLC0415
    from congvan.cli.say import say_error, say_findings, show  # noqa: PLC0415

    # typer hands on the exceptions of click, its own copy of it in some versions; this is their common base
    usage_error = typer.BadParameter.__mro__[1]
    try:
        result = app(args=arguments, standalone_mode=False, prog_name="congvan")
        sys.stdout.flush()
        if result == _INTERRUPTED:
            raise KeyboardInterrupt  # noqa: TRY301 - newer versions of typer keep it to themselves
    except Refused as error:
        say_findings(error.findings)
        say_error(str(error))
        return error.exit_code
    except CongvanError as error:
        say_error(show(str(error)))
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        say_error(_("Stopped. Run the same command again: it goes on with what is left."))
        return ExitCode.PARTIAL
    except BrokenPipeError:
        return _nobody_reads()
    except SystemExit as leaving:  # typer's own answer to a broken pipe
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        return _nobody_reads()
    except Exception as error:  # noqa: BLE001 - the one boundary: whatever is left is a bug of ours
        return _wrong_usage(error) if isinstance(error, usage_error) else _unforeseen(error)
    return result if isinstance(result, int) else ExitCode.DONE


def _unforeseen(error: Exception) -> int:
    """Tell what nobody foresaw: a disk that is full, broken or closed to us, or a bug."""
    import traceback  # noqa: PLC0415

    from congvan.cli.say import say_error, show  # noqa: PLC0415

    if isinstance(error, OSError) and (error.errno in _DISK or not error.filename):
        why = error.strerror or str(error)
        say_error(show(_("%(path)s: %(why)s.", path=error.filename or _("The disk"), why=why.rstrip("."))))
        return ExitCode.REFUSED
    say_error(show(traceback.format_exc(), lines=True))
    say_error(_("This is a bug in congvan, not in your files. Please send the lines above to its developers."))
    return ExitCode.BUG


def _nobody_reads() -> int:
    """Leave nothing for Python to complain about at exit when whoever read the output has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    return ExitCode.PARTIAL


def _wrong_usage(error: Any) -> int:
    """Say what typer found wrong with the command's words, in the clerk's language."""
    from congvan.cli.say import say_error, show  # noqa: PLC0415

    context = getattr(error, "ctx", None)
    command = context.command_path if context else "congvan"
    hint = "" if type(error).__name__ == "NoArgsIsHelpError" else " " + _("Try: %(command)s --help", command=command)
    say_error(show(_usage_sentence(error)) + hint)
    return ExitCode.USAGE


def _usage_sentence(error: Any) -> str:
    """Return a sentence for each kind of wrong usage; the kinds have the same names in click and in typer's copy."""
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    name = getattr(parameter, "metavar", None) if getattr(parameter, "param_type_name", "") == "argument" else None
    name = name or "/".join(getattr(parameter, "opts", ()))
    if kind == "NoSuchOption":
        near = did_you_mean(error.option_name, error.possibilities or ())
        return _("There is no option «%(name)s».", name=error.option_name) + near
    if kind == "MissingParameter":
        return _("%(name)s is missing.", name=name)
    return str(error.format_message())
