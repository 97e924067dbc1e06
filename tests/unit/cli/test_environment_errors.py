"""The surroundings of a command may be broken: folders, schemas, streams, the environment. A sentence says so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse import parallel
from clearinghouse.addresses import Addresses
from clearinghouse.documents import schema
from clearinghouse.site.publishing.build import BuildError, prepare_build
from cli import main
from support.paths import AS_OF, ROOT
from support.repositories import publish

_EVERY = (
    ("check",),
    ("fix",),
    ("new", "organisation", "--set", "name=Example"),
    ("editor-schemas",),
    ("freshness",),
    ("generate", "out"),
    ("issue-forms",),
    ("external-links", "--out", "links.json"),
    ("match", "ken-pcb-system"),
)


@pytest.mark.parametrize("command", _EVERY, ids=lambda command: command[0])
def test_a_folder_that_is_not_the_repository_is_reported(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    """Every command says that there are no schemas, how to correct it, and leaves nothing behind."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content" / "assets").mkdir(parents=True)

    status = main(["--root", str(tmp_path), *command])

    output = capsys.readouterr()
    assert (status, output.out) == (1, "")
    assert f"{tmp_path}/schemas: there are no schemas here." in output.err
    assert "name it with --root" in output.err
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


_BROKEN = {
    "half of a file": ('{"type":', "source.schema.json: this is not JSON"),
    "bytes": (b"\xff\xfe", "source.schema.json: this is not JSON"),
    "a list": ("[]", "source.schema.json: this is not a schema"),
    "a type that is none": ('{"type": 3}', "source.schema.json: this is not a schema"),
    "a reference to nothing": ('{"$ref": "absent.schema.json#/x"}', "source.schema.json: the reference"),
    "too deep": ("[" * 100_000, "source.schema.json: this is not JSON"),
}


@pytest.mark.parametrize(("content", "words"), _BROKEN.values(), ids=_BROKEN)
def test_a_broken_schema_is_reported_by_its_name(
    overlaid: Callable, capsys: pytest.CaptureFixture, content: str | bytes, words: str
) -> None:
    """A schema that cannot be used stops the check with its name and the way back; no record is blamed."""
    root = overlaid()
    (root / "schemas" / "source.schema.json").write_bytes(content if isinstance(content, bytes) else content.encode())

    status = main(["--root", str(root), "check"])

    output = capsys.readouterr()
    assert (status, output.out) == (1, "")
    assert words in output.err
    assert "git restore schemas" in output.err


def test_a_missing_schema_is_reported_whatever_records_there_are(overlaid: Callable) -> None:
    """All schemas that are gone are named at once; one that is a folder or a pipe is reported and not waited for."""
    root = overlaid()
    for name in ("moved", "workplan"):
        (root / "schemas" / f"{name}.schema.json").unlink()
    with pytest.raises(schema.SchemaError, match=r"moved\.schema\.json, workplan\.schema\.json is missing here"):
        prepare_nothing(root)

    os.mkfifo(root / "schemas" / "moved.schema.json")
    with pytest.raises(schema.SchemaError, match="not a plain file"):
        prepare_nothing(root)


def prepare_nothing(root: Path) -> None:
    """Read the schemas as every command does."""
    schema.load(root / "schemas", needed=("moved", "source", "workplan"))


def test_a_build_without_schemas_is_an_error_of_building(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site generator gets the same message, as a build error, and no process stays behind."""
    started: list[int] = []

    def fork(really: Callable[[], int] = parallel.fork) -> int:
        started.append(really())
        return started[-1]

    monkeypatch.setattr(parallel, "fork", fork)
    with pytest.raises(BuildError, match="there are no schemas here"):
        prepare_build(tmp_path, tmp_path, as_of=AS_OF, addresses=Addresses("", ""), workers=2)

    assert len(started) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(started[0], os.WNOHANG)


def test_a_missing_data_folder_is_one_problem_on_its_path(overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """Without data/ the check says so first; a report and a generated file do not pass it over in silence."""
    root = overlaid()
    shutil.rmtree(root / "data")

    assert main(["--root", str(root), "check"]) == 1
    assert capsys.readouterr().out.startswith("data:1:1 error DOC-001 the folder does not exist\n")
    assert main(["--root", str(root), "freshness"]) == 0
    assert capsys.readouterr().err == "Skipped because of problems: data. To see why: make check\n"
    assert main(["--root", str(root), "new", "organisation", "--set", "name=X", "--set", "kind=company"]) == 2
    assert "Nothing was written." in capsys.readouterr().err
    assert not (root / "data").exists()


def test_a_report_says_which_record_it_does_not_know_of(overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """A record that cannot be read is named next to the report: silence would suggest that all is well."""
    root = overlaid()
    broken = next((root / "data" / "sources").glob("*.yml"))
    broken.write_text("\t: [", "utf-8")

    for command in (["freshness"], ["editor-schemas"], ["issue-forms"]):
        assert main(["--root", str(root), *command]) == 0
        output = capsys.readouterr().err
        assert output == f"Skipped because of problems: data/sources/{broken.name}. To see why: make check\n"


@pytest.mark.parametrize("day", ["nonsense", "2026-13-01", "20261124", "2026-W48-2", "", "２０２６-11-24"])
def test_a_day_that_is_none_is_wrong_use(day: str, capsys: pytest.CaptureFixture) -> None:
    """The message says how a day is written, in words of people."""
    with pytest.raises(SystemExit, match="2"):
        main([f"--as-of={day}", "check"])
    assert f'"{day}" is not a date. Write it as year-month-day, such as 2026-11-24' in capsys.readouterr().err


@pytest.mark.parametrize("epoch", ["abc", "-99999999999999", "99999999999999999999", "1.5"])
def test_a_build_time_that_is_none_is_wrong_use(
    overlaid: Callable, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, epoch: str
) -> None:
    """The message names SOURCE_DATE_EPOCH and gives an example."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    assert main(["--root", str(overlaid()), "check"]) == 2
    assert f'SOURCE_DATE_EPOCH="{epoch}" is not a time. Set it to seconds since 1970' in capsys.readouterr().err


def test_a_summary_that_cannot_be_written_changes_no_verdict(
    overlaid: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    """The page of the job is an extra: the check reports that it could not be written, and ends as it would have."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))

    assert main(["--root", str(overlaid()), "check"]) == 0
    assert f"{tmp_path}: the job summary could not be written: Is a directory." in capsys.readouterr().err


@pytest.mark.parametrize("number", ["7" * 5_000, "-" + "7" * 5_000, "1e999", "0." + "1" * 5_000])
def test_a_number_that_no_machine_reads_is_a_problem_of_its_line(
    overlaid: Callable, capsys: pytest.CaptureFixture, number: str
) -> None:
    """Thousands of digits, and infinite numbers, are reported as a wrong value; the other checks still run."""
    root = overlaid()
    path = next(path for path in (root / "data" / "sources").glob("*.yml") if "retired" not in path.read_text("utf-8"))
    path.write_text(f"{path.read_text('utf-8')}duration_max_months: {number}\n", "utf-8")

    assert main(["--root", str(root), "check", str(path)]) == 1
    output = capsys.readouterr().out
    assert f"data/sources/{path.name}:" in output
    assert "SCH-003" in output


@pytest.mark.slow
def test_ctrl_c_while_a_command_begins_is_reported_in_a_word(tmp_path: Path) -> None:
    """Half of the time of a short command is the loading of its modules; Ctrl-C then shows no traceback either."""
    (tmp_path / "cli.py").write_text("raise KeyboardInterrupt\n")
    shutil.copy(ROOT / "hooks" / "__main__.py", tmp_path)

    done = subprocess.run([sys.executable, str(tmp_path), "check"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "\nStopped.\n")


@pytest.mark.slow  # git gives the published state
def test_difference_with_a_broken_schema_leaves_no_folder(
    overlaid: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    """The published state that was taken out of git is gone again when the schemas of today cannot be read."""
    root, temporary = overlaid(), tmp_path / "kept"
    temporary.mkdir()
    publish(root)
    (root / "schemas" / "source.schema.json").write_text("{")
    monkeypatch.setattr("tempfile.tempdir", str(temporary))

    assert main(["--root", str(root), "diff", "--base", "HEAD"]) == 1
    assert "source.schema.json: this is not JSON" in capsys.readouterr().err
    assert list(temporary.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["-m", "hooks"], ["hooks", "check"], ["hooks/__main__.py", "check"]])
def test_the_commands_start_in_each_way_that_python_offers(arguments: list[str]) -> None:
    """The folder, the file and the name of the module are the same program."""
    done = subprocess.run([sys.executable, *arguments, "--help"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: python hooks")
