"""Compiled templates, kept next to the compiled modules of Python: to compile all of them takes longer than to render.

The library uses a compiled template only for the same source and the same Python. It cannot see that the code which
compiles has changed, so all is compiled again after any change of that code. Only the source language is kept: the
messages of another one are in the compiled templates too, and come from files of their own.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

_HERE = Path(__file__).parent
_CORE = _HERE.parent.parent
# What a compiled template depends on besides its source: values that are written in it are formatted at once.
_CODE = (_HERE, _CORE / "language", _CORE / "text.py", _CORE / "records" / "part.py")
_LIBRARIES = ("jinja2", "markupsafe", "babel")
_FILE = Path(cache_from_source(str(_HERE / "templates.py")))
_DIGEST_BYTES = 32


class CompiledTemplates(jinja2.BytecodeCache):
    """Compiled templates by name. The library uses one only for the same source, compiled by the same Python."""

    def __init__(self, compiled: Mapping[str, bytes]) -> None:
        """Begin with what was compiled earlier."""
        self.compiled = dict(compiled)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - the library gives it
        """Return the name alone, so that a copy of the repository can use what came along with it."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is known of a template."""
        if bucket.key in self.compiled:
            bucket.bytecode_from_string(self.compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self.compiled[bucket.key] = bucket.bytecode_to_string()


def read_compiled() -> Mapping[str, bytes]:
    """Return what was kept, by name; nothing if it is damaged, or if other code has compiled it."""
    with suppress(OSError):
        content = _FILE.read_bytes()
        if content[:_DIGEST_BYTES] == _digest(content[_DIGEST_BYTES:]):
            compiled: Mapping[str, bytes] = marshal.loads(content[_DIGEST_BYTES:])  # noqa: S302 - as a compiled module
            return compiled
    return {}


def keep_compiled(compiled: Mapping[str, bytes]) -> None:
    """Keep compiled templates for the next process, unless Python is told to write none or the folder is closed."""
    if sys.dont_write_bytecode:
        return
    content = marshal.dumps(dict(compiled))
    unfinished = _FILE.with_name(f"{_FILE.name}.{os.getpid()}")  # a name that Python gives to its own
    with suppress(OSError):
        _FILE.parent.mkdir(exist_ok=True)
        unfinished.write_bytes(_digest(content) + content)
        unfinished.replace(_FILE)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(_compiler() + content).digest()


@cache
def _compiler() -> bytes:
    """Return a digest of the code and the libraries that compile templates."""
    files = sorted(path for part in _CODE for path in (part.glob("*.py") if part.is_dir() else (part,)))
    digest = hashlib.sha256(" ".join(map(version, _LIBRARIES)).encode())
    for path in files:
        digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return digest.digest()
