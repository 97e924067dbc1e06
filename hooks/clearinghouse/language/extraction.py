"""What there is to translate: every message that is marked in the code and in the templates, as a gettext template."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from configparser import ConfigParser
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO, Any, cast

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.pofile import write_po

from clearinghouse.language.translations import DOMAIN

MAPPING = Path(__file__).parent / "babel.cfg"
PATH = f"hooks/clearinghouse/language/locale/{DOMAIN}.pot"  # from the top of the repository
_LINE = 120
_FOLDERS = ("hooks/clearinghouse", "overrides")
# Without dates, or the file would change each time; tools that read it need no more.
_HEADER = """\
# Messages of the clearing-house, to be translated. Written by "make messages"; do not edit.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def template(root: Path) -> str:
    """Return the content of `locale/clearinghouse.pot` for the repository at `root`.

    Messages are sorted, and located by file without lines, so that it changes only when they do.
    """
    methods, options = _mapping()
    catalog = Catalog(domain=DOMAIN)
    found = extract_from_dir(
        root,
        methods,
        options,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
        directory_filter=partial(_leads_to_messages, [root.resolve() / folder for folder in _FOLDERS]),
    )
    for path, _line, message, comments, context in found:
        catalog.add(message, locations=[(path, 0)], auto_comments=comments, context=context)
    text = BytesIO()
    write_po(text, catalog, width=_LINE, sort_output=True, omit_header=True, include_lineno=False)
    return _HEADER + text.getvalue().decode()


def _mapping() -> tuple[list[tuple[str, str]], dict[str, dict[str, str]]]:
    """Return the files with messages as Babel wants them: pattern and method, and options by pattern."""
    parser = ConfigParser()
    parser.read_string(MAPPING.read_text("utf-8"))
    sections = {name.split(": ", 1)[1]: name for name in parser.sections()}
    kinds = {pattern: name.split(":", 1)[0] for pattern, name in sections.items()}
    methods = [(pattern, _METHODS.get(kind, kind)) for pattern, kind in kinds.items()]
    return methods, {pattern: dict(parser[name]) for pattern, name in sections.items()}


def messages_of_code(
    stream: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: dict[str, Any]
) -> Iterable[tuple[int, Any, list[str], str | None]]:
    """Return the messages of a Python file as Babel does. Most have none, which is seen long before it is parsed."""
    calls = "|".join(map(re.escape, keywords))
    if not re.search(rf"\b(?:{calls})\s*\(".encode(), stream.read()):
        return ()
    stream.seek(0)
    return extract_python(stream, keywords, comment_tags, cast("Any", options))


_METHODS = {"python": f"{messages_of_code.__module__}.{messages_of_code.__name__}"}  # Babel wants names


def _leads_to_messages(folders: list[Path], folder: str) -> bool:
    """Say whether a folder is one of those with messages, is inside of one, or leads to one."""
    path = Path(folder)
    return any(path.is_relative_to(wanted) or wanted.is_relative_to(path) for wanted in folders)
