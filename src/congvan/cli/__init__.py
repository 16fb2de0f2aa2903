"""The front desk: the words on the terminal, the exit codes, the clock and the environment. `main` is the command."""

from congvan.cli.desk import main

__all__ = ["main"]
