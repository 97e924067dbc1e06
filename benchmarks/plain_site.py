"""For comparison: a plain MkDocs and Material site with the same pages, as Markdown.

Each page that our core renders is turned back into Markdown (headings, lists, tables, links) and written to a file
before the clock starts. So the plain site has the same text on the same pages. Reading the records, checking them and
computing from them counts in our time, not in its time.
"""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

from markdownify import ATX, markdownify

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hooks"))

from clearinghouse.addresses import Addresses
from clearinghouse.site.publishing.build import prepare_build

_AS_OF = date(2026, 11, 24)
_CONFIG = """site_name: Plain
site_url: https://plain.example/
theme:
  name: material
  font: false
plugins:
  - search:
      enabled: !ENV [PLAIN_SEARCH, false]
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


def write(catalogue: Path, target: Path) -> int:
    """Write the plain site of a catalogue under `target`; return its number of pages.

    It is built with its search if the environment variable PLAIN_SEARCH is true.
    """
    shutil.rmtree(target, ignore_errors=True)
    docs = target / "docs"
    docs.mkdir(parents=True)
    (target / "mkdocs.yml").write_text(_CONFIG, "utf-8")
    (target / "not_in_nav.py").write_text(_HOOK, "utf-8")
    (docs / "index.md").write_text("# Home\n\nPlain.\n", "utf-8")
    addresses = Addresses("https://plain.example/", "")
    # Real records among the made-up ones may have been checked after the day for which everything is computed.
    build = prepare_build(catalogue, catalogue / "content", as_of=_AS_OF, today=date.today(), addresses=addresses)
    for task in build.tasks:
        page = task.render(build.context, task.key)
        path = docs / task.uri / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        title = page.title.replace('"', "'")
        path.write_text(f'---\ntitle: "{title}"\n---\n\n{markdownify(page.body, heading_style=ATX)}\n', "utf-8")
    return len(build.tasks) + 1
