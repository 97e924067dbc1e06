"""Compare building this site with plain MkDocs and Material and with Hugo, on made-up records.

    python benchmarks/run.py --records 1000 [--runs 3] [--only ours] [--hugo FILE] [--out FILE]

Reported are time, processor time, memory of the largest process, and what is published: bytes, files and pages. Times
are those of whole processes; ratios are those of medians within one run, because machines are noisy. The search of
Hugo's pages is that of our site, run as a command after Hugo. Each build writes into
its own folder, and all folders are deleted at the end: on ext4, a disk on which thousands of folders were just deleted
creates new ones several times more slowly, which would slow down the next build. For the same reason no clock starts
before everything written so far is on the disk.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, field, replace
from functools import partial
from pathlib import Path

import hugo_site
import plain_site
import synthetic
from clearinghouse.language.messages import SOURCE_LANGUAGE
from clearinghouse.parallel import run_in_background
from clearinghouse.site.publishing import page_shells
from clearinghouse.site.publishing.search_engine import engine_command

_ENGLISH_ONLY = """
def on_env(env, **_):
    env.install_null_translations(newstyle=True)
    return env
"""
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795478400"}
_PLAIN = ("plain", "plain with its search")
_SEARCHED = " with the search"


@dataclass(frozen=True, slots=True)
class Sample:
    """One build: seconds, processor seconds, kilobytes of memory; bytes, files and pages published."""

    seconds: float
    processor: float
    memory: int
    size: int = 0
    files: int = 0
    pages: int = 0


Samples = dict[str, list[Sample]]


@dataclass(frozen=True, slots=True)
class Contender:
    """A way to build: its name, the command without the folder to write to, where it runs, and its environment.

    A command of `then` runs afterwards, with the folder as its last argument.
    """

    name: str
    command: tuple[str, ...]
    folder: Path
    out: str = "--site-dir"  # the option for the folder to write to; empty if it has none
    environment: Mapping[str, str] = field(default_factory=dict)
    then: tuple[str, ...] = ()


def main() -> int:
    """Run the comparison and print the table."""
    options = _options()
    work = Path(tempfile.mkdtemp(prefix="clearing-house-bench-", dir=options.work))
    try:
        # In a process of its own: the system counts what this one has used as the memory of each that it starts.
        with run_in_background(partial(_prepare, options, work), workers=2) as prepared:
            contenders = prepared()
        samples = _measure(contenders, options.runs, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(_report(options.records, samples))
    if options.out:
        values = {name: [asdict(sample) for sample in of_name] for name, of_name in samples.items()}
        options.out.write_text(json.dumps({"records": options.records, "samples": values}, indent=1) + "\n", "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--records", type=int, default=1000, help="number of made-up records")
    parser.add_argument("--runs", type=int, default=3, help="number of rounds; medians are reported")
    parser.add_argument("--only", nargs="*", metavar="WORD", help="only what has one of these words in its name")
    parser.add_argument("--hugo", default=shutil.which("hugo"), help="the executable of Hugo, 0.126 or newer")
    parser.add_argument("--old-hugo", help="the executable of an older Hugo, for a content file for each record")
    parser.add_argument("--work", type=Path, help="a folder to work in; default: that for temporary files")
    parser.add_argument("--out", type=Path, help="a file for the results as JSON")
    return parser.parse_args()


def _prepare(options: argparse.Namespace, work: Path) -> list[Contender]:
    """Write our catalogue, our page shells and the other sites under `work`; nothing of it is timed."""
    ours = work / "ours"
    synthetic.write(ours, options.records)
    wanted = [item for item in _contenders(options, work) if _is_wanted(item.name, options.only)]
    names = {item.name for item in wanted}
    if names.intersection(_PLAIN):
        plain_site.write(ours, work / "plain")
    if any(item.folder != ours for item in wanted) or "check and fill shells" in names:
        shells = page_shells.read_shells(_placeholder_site(ours, work))
        hugo_site.write(ours, shells[2], work / "hugo")
        hugo_site.write_with_adapters(ours, shells[2], work / "hugo-data")
    return wanted


def _is_wanted(name: str, only: Sequence[str] | None) -> bool:
    return not only or any(word in name for word in only)


def _contenders(options: argparse.Namespace, work: Path) -> Iterator[Contender]:
    ours, mkdocs = work / "ours", (sys.executable, "-m", "mkdocs", "build", "--quiet")
    yield Contender("check", (sys.executable, "hooks", "check"), ours, out="")
    fill = (sys.executable, "hooks", "generate", "--shells", str(work / "shells"))
    no_search = {"CLEARINGHOUSE_NO_SEARCH": "1"}
    yield Contender("check and fill shells", fill, ours, out="folder", environment=no_search)
    yield Contender("ours", mkdocs, ours, environment=no_search)
    if options.hugo:
        hugo = Contender("hugo, data", (options.hugo, "--quiet"), work / "hugo-data", out="--destination")
        yield hugo
        yield replace(hugo, name=f"{hugo.name}{_SEARCHED}", then=_search_command())
        yield replace(hugo, name="hugo, files", folder=work / "hugo")
    if options.old_hugo:
        yield Contender("old hugo, files", (options.old_hugo, "--quiet"), work / "hugo", out="--destination")
    yield Contender("plain", mkdocs, work / "plain")
    yield Contender("plain with its search", mkdocs, work / "plain", environment={"PLAIN_SEARCH": "true"})
    yield Contender(f"ours{_SEARCHED}", mkdocs, ours)


def _search_command() -> tuple[str, ...]:
    """Return the command of the search engine of our site, without the folder; it reads the text of pages alone."""
    return engine_command(SOURCE_LANGUAGE)[0], "--silent", "--root-selector", "main", "--site"


def _placeholder_site(ours: Path, work: Path) -> Path:
    """Build the placeholder pages with the theme and without our hooks; return the folder."""
    source, site = work / "placeholders", work / "shells"
    shutil.copytree(ours, source, ignore=lambda folder, names: names if folder == str(ours / "data") else ())
    page_shells.write_placeholders(source / "content")
    (source / "hooks" / "mkdocs_hooks.py").write_text(_ENGLISH_ONLY, "utf-8")
    _run(Contender("placeholders", (sys.executable, "-m", "mkdocs", "build", "--quiet"), source), site)
    return site


def _measure(contenders: Sequence[Contender], runs: int, work: Path) -> Samples:
    samples: Samples = {}
    for number in range(runs):
        for place, contender in enumerate(contenders):
            samples.setdefault(contender.name, []).append(_run(contender, work / f"site-{number}-{place}"))
        print(f"round {number + 1} of {runs} done", file=sys.stderr)
    return samples


def _run(contender: Contender, out: Path) -> Sample:
    """Build once. Memory is that of the largest process, which `wait4` reports for a child and its own children."""
    commands = [[*contender.command, *_target(contender.out, out)]]
    commands += [[*contender.then, str(out)]] if contender.then else []
    os.sync()
    start = time.perf_counter()
    usages = [_usage(command, contender) for command in commands]
    seconds = time.perf_counter() - start
    files = [path for path in out.rglob("*") if path.is_file()] if out.is_dir() else []
    return Sample(
        seconds,
        sum(usage.ru_utime + usage.ru_stime for usage in usages),
        max(usage.ru_maxrss for usage in usages),
        sum(path.stat().st_size for path in files),
        len(files),
        sum(path.suffix == ".html" for path in files),
    )


def _usage(command: Sequence[str], contender: Contender) -> resource.struct_rusage:
    """Run a command; return what it used. Raises CalledProcessError."""
    process = subprocess.Popen(
        command,
        cwd=contender.folder,
        env={**os.environ, **_QUIET, **contender.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage


def _target(option: str, out: Path) -> list[str]:
    return [] if not option else [str(out)] if option == "folder" else [option, str(out)]


def _report(records: int, samples: Samples) -> str:
    rounds = max(map(len, samples.values()))
    lines = [f"{records:,} made-up records; medians of {rounds} rounds", "", _HEAD]
    lines += [_row(name, _median(of_name)) for name, of_name in samples.items()]
    lines += ["", *_ratios("ours", samples), *_ratios(f"ours{_SEARCHED}", samples)]
    return "\n".join(lines).rstrip()


def _ratios(name: str, samples: Samples) -> list[str]:
    """Return our time divided by that of each other generator, with or without a search as ours."""
    if name not in samples:
        return []
    seconds, is_searched = _median(samples[name]).seconds, name.endswith(_SEARCHED)
    others = [other for other in samples if not other.startswith(("ours", "check"))]
    alike = [other for other in others if other.endswith("search") == is_searched]
    return [f"{name} / {other}: {seconds / _median(samples[other]).seconds:.3f}" for other in alike]


_HEAD = (
    "| | seconds | processor seconds | memory, MB | published, MB | files | KB a page |\n|---|---|---|---|---|---|---|"
)


def _row(name: str, sample: Sample) -> str:
    published = f"{sample.size / 1e6:,.1f} | {sample.files:,}" if sample.files else "– | –"
    weight = f"{sample.size / 1e3 / sample.pages:.1f}" if sample.pages else "–"
    used = f"{sample.seconds:.2f} | {sample.processor:.2f} | {sample.memory / 1024:,.0f}"
    return f"| {name} | {used} | {published} | {weight} |"


def _median(samples: Sequence[Sample]) -> Sample:
    columns = zip(*map(astuple, samples), strict=True)
    seconds, processor, *counts = map(statistics.median, columns)
    memory, size, files, pages = map(int, counts)
    return Sample(seconds, processor, memory, size, files, pages)


if __name__ == "__main__":
    sys.exit(main())
