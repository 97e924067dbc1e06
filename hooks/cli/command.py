"""What all commands share: their place in the parser, exit statuses, and the error for wrong use."""

from __future__ import annotations

import argparse
from enum import IntEnum
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class ExitStatus(IntEnum):
    """What a command returns to the shell."""

    DONE = 0
    PROBLEMS = 1  # problems in the records, or work that could not be finished
    WRONG_USE = 2
    INTERRUPTED = 130  # 128 + SIGINT, as shells report Ctrl-C
    PIPE_CLOSED = 141  # 128 + SIGPIPE, as shells report a reader that has gone


class UsageError(Exception):
    """A command was given something that it cannot use; the message says what, and how to correct it."""


def did_you_mean(suggestion: str) -> str:
    """Return the question that follows a message, with a space before it; empty if there is no suggestion."""
    return f' Did you mean "{suggestion}"?' if suggestion else ""
