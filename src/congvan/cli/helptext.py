"""Commands whose help is wholly in the clerk's language: typer leaves «Usage» and the help option in English."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from congvan.errors import did_you_mean
from congvan.language import _

__all__ = ["Command", "Group"]


_WRONG_USAGE: type[Exception] = typer.BadParameter.__mro__[1]  # in click, or in typer's copy


class _Spoken:
    """What a command and a group say alike."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option, explained in the clerk's language."""
        option = super().get_help_option(ctx)  # type: ignore[misc] # stands before typer's class
        if option is not None:
            option.help = _("Show this help and exit.")
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that begins with «Usage:»."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined] # of typer's class
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage:") + " ")


class Command(_Spoken, TyperCommand):
    """A command."""


class Group(_Spoken, TyperGroup):
    """A group of commands."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is meant, or say which may be."""
        self.suggest_commands = False  # typer's own hint is in English
        try:
            return super().resolve_command(ctx, args)
        except _WRONG_USAGE as error:
            said: Any = error
            said.message += did_you_mean(args[0], self.commands) if args else ""
            raise
