"""The command `freshness`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.catalogue.external_links import LinkResult, LinkStatus, to_json
from support.repositories import hooks

_TRAINING = "https://fund.example/training"  # the page of a source that example-centre maintains


_ABOUT = "https://fund.example/about"  # of an organisation: the secretariat's


def test_the_command_writes_body_and_state(overlaid: Callable, tmp_path: Path) -> None:
    """The command writes what the issue needs, and ends with 0 however much is due."""
    root = overlaid()
    answers = {
        _TRAINING: LinkResult(LinkStatus.BROKEN, "HTTP 404"),
        _ABOUT: LinkResult(LinkStatus.ANSWERED, "HTTP 200"),
    }
    (tmp_path / "links.json").write_text(json.dumps(to_json(answers)), "utf-8")
    issue = tmp_path / "issue"

    done = hooks(root, "freshness", "--links", str(tmp_path / "links.json"), "--issue", str(issue))

    assert done.returncode == 0
    assert (issue / "state").read_text() == "due\n"
    assert "HTTP 404" in (issue / "body.md").read_text("utf-8")


@pytest.mark.parametrize("content", ["", "[]", '{"https://a.example/": {}}', '{"a": {"outcome": "x"}}'])
def test_a_bad_file_of_answers_is_wrong_use(overlaid: Callable, tmp_path: Path, content: str) -> None:
    """A file without results is reported in one sentence, without a traceback."""
    (tmp_path / "links.json").write_text(content, "utf-8")

    done = hooks(overlaid(), "freshness", "--links", str(tmp_path / "links.json"))

    assert (done.returncode, done.stdout) == (2, "")
    assert "Create one: make external-links" in done.stderr
    assert "Traceback" not in done.stderr
