"""Building sites in a process of its own, as on a fresh machine."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import markdown
from clearinghouse.language.messages import SOURCE_LANGUAGE
from clearinghouse.site.templating.environment import compiled_templates

from support import forks
from support.linked_copies import copy_linked
from support.paths import ROOT

SITE_URL = "https://site.example/network/"
REPOSITORY = "https://github.com/o/r"


def build(
    root: Path, out: Path, *, engine: str = "mkdocs", is_fresh: bool = False, **extra: str
) -> subprocess.CompletedProcess:
    """Build a root with a generator in a process of its own; never raises.

    It is a fork of one that has imported the project, unless it must be fresh, or the root has code of its own.
    """
    environment = {
        **os.environ,
        "SITE_URL": SITE_URL,
        "REPOSITORY_URL": REPOSITORY,
        **dict.fromkeys(("REPOSITORY_KIND", "REPOSITORY_BRANCH", "CONTACT_URL"), ""),  # whatever the job has set
        "SOURCE_DATE_EPOCH": "1795478400",  # 24 November 2026
        "NO_MKDOCS_2_WARNING": "1",
        **extra,
    }
    arguments = ["build", "--strict", "--site-dir", str(out)]
    if engine == "mkdocs" and not is_fresh and "PYTHONOPTIMIZE" not in extra and forks.can_fork(root):
        return forks.run(engine, arguments, folder=root, environment=environment)
    command = [sys.executable, "-m", engine, *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def build_by_hand(content: Path, out: Path) -> None:
    """Render Markdown files in a way of its own: the smallest generator that can build placeholder pages."""
    for path in sorted(content.rglob("*.md")):
        front, text = path.read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)
        facts = dict(line.split(": ", 1) for line in front.splitlines())
        name = path.relative_to(content)
        html = (
            f"<!doctype html><html lang='en'><head><title>{facts['title']} by hand</title>"
            f'<meta name="description" content="{facts["description"]}">'
            f'<link rel="canonical" href="https://any.example/{name.parent.as_posix()}/"></head>'
            f'<body class="depth-{len(name.parts) - 1}"><main>{markdown.markdown(text)}</main></body></html>'
        )
        target = out / name.parent / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, "utf-8")


def build_or_fail(root: Path, out: Path, *, is_fresh: bool = True, **extra: str) -> None:
    """Build a root, as on a fresh machine; fail with what was said when that does not work."""
    done = build(root, out, is_fresh=is_fresh, **extra)
    assert done.returncode == 0, done.stdout + done.stderr


@cache
def _furniture() -> Path:
    """Return a folder with the real pages, hooks and theme, their modules and templates compiled; once in a process."""
    compiled_templates(SOURCE_LANGUAGE)
    folder = Path(tempfile.mkdtemp(prefix="furniture-"))
    atexit.register(shutil.rmtree, folder)
    for name in ("content", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def furnish(root: Path) -> Path:
    """Put the real pages, hooks and theme next to the records of a root, with the budgets that the pages name.

    The compiled modules and templates come along, which saves each build a second; what is being written does not.
    """
    copy_linked(_furniture(), root)
    for page in (root / "content").rglob("*.md"):
        for name in re.findall(r'budget-[a-z]+ of="([^"]+)"', page.read_text("utf-8")):
            if not (root / f"data/budget/{name}.yml").exists():
                text = (root / "data/budget/example-budget.yml").read_text("utf-8")
                text = re.sub(r"^title: .*", f"title: Budget {name}", text, flags=re.M)
                (root / f"data/budget/{name}.yml").write_text(text, "utf-8")
    return root
