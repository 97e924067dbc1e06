"""Full-text search: Pagefind reads the built pages and writes its index beside them.

The engine writes the values of a filter in an order that changes from run to run. They are put in order
afterwards, so that two builds of one commit have the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import zlib
from pathlib import Path

import cbor2

# The engine's ready-made interfaces; the site has its own, which is smaller and writes results as text.
_NOT_NEEDED = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-component*", "pagefind-modular*")
_MAGIC = b"pagefind_dcd"  # in front of the CBOR of each file, within the gzip
# The engine ends without an error when it could not write: what is cut off is found by reading it.
_NOT_WHOLE = (OSError, EOFError, zlib.error, ValueError, LookupError, cbor2.CBORDecodeError)
_FILTERS = 3  # place of the list of [name, hash] of filters in the metadata of a language


class SearchError(Exception):
    """The engine failed, or its files are not as we know them: it has changed its format."""


def index(site: Path) -> None:
    """Index the built pages under `site` into `site`/pagefind. Nothing is fetched. Raises SearchError."""
    _run(site)
    folder = site / "pagefind"
    for pattern in _NOT_NEEDED:
        for path in folder.glob(pattern):
            path.unlink()
    try:
        for kind in ("fragment", "index"):
            for path in (folder / kind).iterdir():
                _unpacked(path)
        in_order(folder)
    except _NOT_WHOLE as error:
        raise SearchError(f"its files are not whole, as on a disk that is full ({error})") from None


def _run(site: Path) -> None:
    # As a command, not as a service: the service says "written" before the files are on disk, and closing it then
    # loses their ends (https://github.com/Pagefind/pagefind/issues/1271).
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    if done.returncode:
        raise SearchError(f"the search engine ended with {done.returncode}: {(done.stderr or done.stdout).strip()}")


def in_order(folder: Path) -> None:
    """Write the filters of the index in `folder` anew, their values sorted; names follow the content."""
    entry = folder / "pagefind-entry.json"
    told = json.loads(entry.read_text("utf-8"))
    for language in told["languages"].values():
        language["hash"] = _in_order(folder, language["hash"])
    entry.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _in_order(folder: Path, name: str) -> str:
    """Put the filters of one language in order; return the new name of its metadata."""
    path = folder / f"pagefind.{name}.pf_meta"
    metadata = _read(path)
    language = name.rsplit("_", 1)[0]
    metadata[_FILTERS] = sorted(_sorted_filter(folder, language, *item) for item in metadata[_FILTERS])
    path.unlink()
    content = _packed(metadata)
    renamed = f"{language}_{_digest(content)}"
    (folder / f"pagefind.{renamed}.pf_meta").write_bytes(content)
    return renamed


def _sorted_filter(folder: Path, language: str, name: str, old: str) -> list[str]:
    path = folder / "filter" / f"{old}.pf_filter"
    stored, values = _read(path)
    if stored != name:
        raise SearchError(f"{path.name} holds the filter {stored!r}, where {name!r} was announced")
    path.unlink()
    content = _packed([name, sorted([value, sorted(pages)] for value, pages in values)])
    new = f"{language}_{_digest(content)}"
    (folder / "filter" / f"{new}.pf_filter").write_bytes(content)
    return [name, new]


def _read(path: Path) -> list:
    return cbor2.loads(_unpacked(path))


def _unpacked(path: Path) -> bytes:
    raw = gzip.decompress(path.read_bytes())
    if not raw.startswith(_MAGIC):
        raise SearchError(f"{path.name} does not begin as a file of the search engine")
    return raw[len(_MAGIC) :]


def _packed(data: list) -> bytes:
    return gzip.compress(_MAGIC + cbor2.dumps(data), mtime=0)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
