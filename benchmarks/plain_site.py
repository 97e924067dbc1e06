"""The comparison: a plain MkDocs + Material site of the same pages, each record written out as Markdown.

The Markdown is written before the clock starts, which is in favour of the plain site: ours reads the records, checks
them and computes from them within its time.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

_CONFIG = """site_name: Plain
site_url: https://plain.example/
theme:
  name: material
  font: false
plugins: [{plugins}]
nav:
  - Home: index.md
validation:
  nav:
    omitted_files: ignore
hooks: [not_in_nav.py]
"""
_HOOK = """from mkdocs.structure.files import InclusionLevel


def on_files(files, config):
    for file in files.documentation_pages():
        if file.src_uri != "index.md":
            file.inclusion = InclusionLevel.NOT_IN_NAV
    return files
"""
_KINDS = ("sources", "organisations", "requests", "countries", "centres")


def write(catalogue: Path, target: Path, *, search: bool) -> int:
    """Write the plain site of a catalogue under `target`; return how many pages it has."""
    shutil.rmtree(target, ignore_errors=True)
    docs = target / "docs"
    docs.mkdir(parents=True)
    (target / "mkdocs.yml").write_text(_CONFIG.format(plugins="search" if search else ""), "utf-8")
    (target / "not_in_nav.py").write_text(_HOOK, "utf-8")
    links: list[str] = []
    for kind in _KINDS:
        (docs / kind).mkdir()
        for path in sorted((catalogue / "data" / kind).glob("*.yml")):
            record = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
            title = str(record.get("name") or record.get("title") or path.stem)
            (docs / kind / f"{path.stem}.md").write_text(_page(title, record), "utf-8")
            links.append(f"- [{title}]({kind}/{path.stem}.md)")
    (docs / "index.md").write_text("# Home\n\nPlain.\n", "utf-8")
    return len(links) + 1


def _page(title: str, record: dict) -> str:
    parts = [f"---\ntitle: {yaml.safe_dump(title).splitlines()[0]}\n---\n\n# {title}\n"]
    for key, value in record.items():
        parts.append(f"## {key.replace('_', ' ').capitalize()}\n\n{_markdown(value)}\n")
    return "\n".join(parts)


def _markdown(value: object) -> str:
    if isinstance(value, dict):
        return "\n".join(f"- **{key}:** {_inline(item)}" for key, item in value.items())
    if isinstance(value, list) and value and isinstance(value[0], dict):
        keys = list(dict.fromkeys(key for item in value for key in item))
        rows = [" | ".join(_inline(item.get(key, "")) for key in keys) for item in value]
        return "\n".join([" | ".join(keys), " | ".join("---" for _ in keys), *rows])
    if isinstance(value, list):
        return "\n".join(f"- {_inline(item)}" for item in value)
    return _inline(value)


def _inline(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_inline, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_inline(item)}" for key, item in value.items())
    return str(value).replace("|", "&#124;").replace("\n", " ")
