"""Correct edits of live records: what maintainers and contributors do in a normal week, on records that fit."""

from support.edits.draft import EDITS, Draft, Edit
from support.edits.lists import *  # noqa: F403 - registers its edits
from support.edits.needs import *  # noqa: F403
from support.edits.sources import *  # noqa: F403

__all__ = ["EDITS", "Draft", "Edit"]
