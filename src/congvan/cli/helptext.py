"""Commands whose help is wholly in the clerk's language: typer leaves «Usage» and the help option in English."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from congvan.language import _

__all__ = ["Command", "Group"]


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
