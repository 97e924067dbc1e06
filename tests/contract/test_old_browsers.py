"""Scripts use nothing that the browsers of 2021 lack: Safari 15.0, Chrome 90, Firefox 90.

The type checker holds the library of the language: `tools/typescript/tsconfig.json` names ES2021, so that it refuses
newer functions. What it cannot see is here: the syntax of regular expressions, and functions of the browser.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from clearinghouse.authoring.web_forms import FORMS
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.form import data
from support.paths import ROOT

SCRIPTS = sorted(
    path
    for folder in ("content/assets", "hooks/clearinghouse/site/form_scripts", "hooks/clearinghouse/site/plan_scripts")
    for path in (ROOT / folder).rglob("*.js")
)
# Each with the first version that has it, from the compatibility data of MDN.
TOO_NEW = {
    r"\(\?<[=!]": "lookbehind (Safari 16.4)",
    r"/[a-z]*[dv][a-z]*\.(?:test|exec)\(": "flags d and v of regular expressions (Safari 15 to 17)",
    r"\bstructuredClone\(": "structuredClone (Safari 15.4)",
    r"\bObject\.hasOwn\(": "Object.hasOwn (Safari 15.4)",
    r"\.at\(-": "at() (Safari 15.4)",
    r"\.find(?:Last|LastIndex)\(": "findLast (Safari 15.4)",
    r"\.to(?:Sorted|Reversed|Spliced)\(": "toSorted (Safari 16)",
    r"\b(?:Object|Map)\.groupBy\(": "groupBy (Safari 17.4)",
    r"\bPromise\.(?:withResolvers|try)\(": "Promise.withResolvers (Safari 17.4)",
    r"\.(?:isWellFormed|toWellFormed)\(": "toWellFormed (Safari 16.4)",
    r"\bstatic\s*\{": "static blocks (Safari 16.4)",
    r"#\w+ in ": "private names with in (Safari 15)",
    r"(?m)^\s*(?:const|let)?.*=\s*await import\(.*with\s*\{": "import attributes (Safari 17.2)",
    r"\baria(?:Label|Pressed|Expanded|Hidden)\b": "reflected ARIA (Firefox 119)",
    r"\.(?:showPopover|togglePopover|checkVisibility|moveBefore)\(": "newer functions of elements (Safari 17)",
    r"\bAbortSignal\.(?:timeout|any)\(": "AbortSignal.timeout (Safari 16)",
    r"\bnavigation\.": "Navigation API (Safari 26)",
    r"\bscheduler\.|requestIdleCallback\(": "scheduler (not in Safari)",
    r"['\"`][^'\"`]*:has\(": ":has() in a selector (Safari 15.4)",
}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_has_no_syntax_newer_than_2021(path: Path) -> None:
    """No script of the site has syntax or a function that Safari 15.0 or Chrome 90 cannot read."""
    code = re.sub(r"/\*.*?\*/|(?m:^\s*//.*$)", "", path.read_text("utf-8"), flags=re.S)

    assert [reason for pattern, reason in TOO_NEW.items() if re.search(pattern, code)] == []


def test_patterns_that_the_pages_give_to_the_scripts_are_readable_too(site_context: SiteContext) -> None:
    """Patterns that come from Python, in the schemas and rules of a form, have no lookbehind either."""
    texts = [json.dumps(data(form, site_context)) for form in FORMS]

    assert [text[:40] for text in texts if re.search(r"\(\?<[=!]", text)] == []


def test_the_type_checker_refuses_functions_newer_than_2021() -> None:
    """The configuration of the type checker names the library of 2021."""
    config = json.loads((ROOT / "tools/typescript/tsconfig.json").read_text("utf-8"))["compilerOptions"]

    assert config["lib"][0] == config["target"] == "es2021"
