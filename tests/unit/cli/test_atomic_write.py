"""What commands write is whole or not there: no half of a file, of a record or of a site, and no leftovers."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli import atomic_write, main
from cli.atomic_write import create_file, replace_file
from support.paths import ROOT
from support.repositories import environment


class _Full:
    """A file on a disk without room: it takes the first bytes, then no more."""

    def __init__(self, stream: object) -> None:
        self.stream = stream

    def __enter__(self) -> _Full:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def write(self, content: bytes) -> None:
        self.stream.write(content[:3])
        self.stream.flush()
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every file that is written whole end on a full disk."""
    fdopen, opened = atomic_write.os.fdopen, Path.open
    monkeypatch.setattr(atomic_write.os, "fdopen", lambda *command: _Full(fdopen(*command)))
    monkeypatch.setattr(Path, "open", lambda self, mode="r", **more: _full_if_new(opened(self, mode, **more), mode))


def _full_if_new(stream: object, mode: str) -> object:
    return _Full(stream) if mode == "xb" else stream


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_the_old_file_and_no_half_of_a_new_one(tmp_path: Path) -> None:
    """The old content stays; neither a temporary file nor the beginning of a new file is left."""
    old = tmp_path / "old.yml"
    old.write_bytes(b"as it was")

    with pytest.raises(OSError, match="No space left"):
        replace_file(old, b"something else")
    with pytest.raises(OSError, match="No space left"):
        create_file(tmp_path / "new.yml", b"something else")

    assert _names(tmp_path) == ["old.yml"]
    assert old.read_bytes() == b"as it was"


def test_a_file_keeps_its_mode_and_a_new_one_is_as_others(tmp_path: Path) -> None:
    """What may be read and run stays so; a new file has the mode that any program would give it."""
    old, usual = tmp_path / "old", tmp_path / "usual"
    old.write_bytes(b"")
    old.chmod(0o640)
    usual.write_bytes(b"")

    replace_file(old, b"x")
    replace_file(tmp_path / "new", b"x")

    assert old.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    """The file that was there has its old content."""
    (tmp_path / "a.yml").write_bytes(b"first")

    with pytest.raises(FileExistsError):
        create_file(tmp_path / "a.yml", b"second")

    assert (tmp_path / "a.yml").read_bytes() == b"first"


@pytest.mark.usefixtures("full_disk")
def test_new_and_fix_on_a_full_disk_lose_nothing(overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """`new` says that nothing was written, `fix` which file it could not write; the records are as before."""
    root = overlaid()
    record = next((root / "data" / "sources").glob("*.yml"))
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    new = main(["--root", str(root), "new", "organisation", "--set", "name=New One", "--set", "kind=company"])
    output = capsys.readouterr().err
    fix = main(["--root", str(root), "fix"])

    assert (new, fix) == (2, 1)
    assert output == (
        "data/organisations/new-one.yml could not be written: No space left on device.\nNothing was written.\n"
    )
    assert "No space left on device" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_new_makes_the_folder_of_a_kind_that_has_no_record_yet(overlaid: Callable) -> None:
    """Git keeps no empty folder, so the first record of a kind creates it; a file in its place is reported."""
    root = overlaid()
    command = ["--root", str(root), "new", "organisation", "--set", "name=New One", "--set", "kind=company"]
    for path in (root / "data" / "organisations").iterdir():
        path.unlink()
    (root / "data" / "organisations").rmdir()

    main(command)
    assert _names(root / "data" / "organisations") == ["new-one.yml"]


def test_new_says_what_is_in_the_way(overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """A file where the folder of the kind belongs is named, and left as it is."""
    root = overlaid()
    for path in (root / "data" / "organisations").iterdir():
        path.unlink()
    (root / "data" / "organisations").rmdir()
    (root / "data" / "organisations").write_text("x")

    status = main(["--root", str(root), "new", "organisation", "--set", "name=New One", "--set", "kind=company"])

    assert status == 2
    assert capsys.readouterr().err == "data/organisations exists already. It was not changed.\nNothing was written.\n"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("evidence.²=x", '"evidence.²" is not a field of "organisation"'),
        (f"evidence.{'9' * 5_000}.title=x", "is not a field of"),
        ("evidence.7.title=x", "entries are numbered from 1, without gaps"),
        ("kind=²", "is not one of the choices"),
        (f"kind={'7' * 5_000}", "is not one of the choices"),
        ("name=a\udcff", "name: the answer contains bytes that are not UTF-8"),
    ],
    ids=["a power", "many digits", "a gap", "a choice with a power", "a choice of many digits", "bytes"],
)
def test_answers_of_strange_characters_are_refused_in_words(
    overlaid: Callable, capsys: pytest.CaptureFixture, key: str, words: str
) -> None:
    """Malformed numbers, endless numbers and bytes that are not text are reported, and nothing is written."""
    root = overlaid()
    before = _names(root / "data" / "organisations")

    assert main(["--root", str(root), "new", "organisation", "--set", key]) == 2
    output = capsys.readouterr().err
    assert words in output
    assert output.endswith("Nothing was written.\n")
    assert _names(root / "data" / "organisations") == before


def test_a_folder_may_be_named_and_is_counted(
    overlaid: Callable, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check` and `fix` take a folder of records, by any name that leads there; `fix` fixes everything in it."""
    root = overlaid()
    monkeypatch.chdir(root)
    count = len(_names(root / "data" / "sources"))
    record = next((root / "data" / "sources").glob("*.yml"))
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    link = root.parent / "link"
    link.symlink_to(root)

    for name in ("data/sources", "data/sources/", str(root / "data/sources"), str(link / "data" / "sources")):
        assert main(["--root", ".", "fix", "--check", name]) == 1, name
        assert f"to fix in {count} records." in capsys.readouterr().out
    assert main(["--root", str(link), "fix", "data/sources"]) == 0
    assert main(["--root", ".", "check", "data/sources"]) == 0
    assert capsys.readouterr().out.endswith(f"in {count} records.\n")
    assert b"\r" not in record.read_bytes()


@pytest.mark.parametrize("name", ["database", "data/../schemas", "/etc/passwd", "data/sources/no such ö.yml", ""])
def test_a_name_that_is_no_record_is_wrong_use(overlaid: Callable, capsys: pytest.CaptureFixture, name: str) -> None:
    """Names outside data/, absent and empty names are reported, and so is a folder whose name only begins like data."""
    root = overlaid()
    (root / "database").mkdir()

    for command in ("check", "fix"):
        assert main(["--root", str(root), command, name]) == 2
        assert "there is no such record. Name files under data/." in capsys.readouterr().err


def test_answers_have_a_place_before_anybody_is_asked(
    overlaid: Callable, tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """external-links refuses a folder, and a file in a folder that is not there, at once; nothing was asked."""
    monkeypatch.setattr("cli.external_links._probe", lambda *_: pytest.fail("a host was contacted"))
    root = str(overlaid())

    assert main(["--root", root, "external-links", "--out", str(tmp_path)]) == 2
    assert f"{tmp_path}: this is a folder. Name a file" in capsys.readouterr().err
    assert main(["--root", root, "external-links", "--out", str(tmp_path / "absent" / "x.json")]) == 2
    assert f"there is no folder {tmp_path / 'absent'}. Create it first" in capsys.readouterr().err
    for seconds in ("nan", "-1", "inf", "soon"):
        with pytest.raises(SystemExit, match="2"):
            main(["--root", root, "external-links", "--out", "x", f"--timeout={seconds}"])
        assert f'"{seconds}" is not a number of seconds from 0 to 3600' in capsys.readouterr().err


@pytest.mark.slow
def test_ctrl_c_does_not_wait_for_hosts_that_do_not_answer(overlaid: Callable, tmp_path: Path) -> None:
    """Ctrl-C while addresses are asked ends at once, writes nothing, and leaves the answers of last week alone."""
    root, out = overlaid(), tmp_path / "links.json"
    out.write_text("{}")
    code = (
        "import signal, socket, sys, time; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "sys.path.insert(0, sys.argv[1]); from cli import main; "
        "socket.getaddrinfo = lambda *_, **__: (print('asked', flush=True), time.sleep(600)); "
        "sys.exit(main(sys.argv[2:]))"
    )
    arguments = ["--root", str(root), "external-links", "--out", str(out)]
    command = [sys.executable, "-c", code, str(ROOT / "hooks"), *arguments]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, output = process.communicate(timeout=60)  # the host answers after ten minutes

    assert (process.returncode, output) == (130, "\nStopped. Nothing was written.\n")
    assert out.read_text() == "{}"
