"""Compare the time to build this site with plain MkDocs and Material and with Hugo, on made-up records.

    python benchmarks/run.py --records 1000 [--runs 3] [--out FOLDER]

All times are wall-clock times of whole processes; ratios are those of medians within one run, because machines are
noisy. Each build writes into its own folder, and all folders are deleted at the end: on ext4, a disk on which thousands
of folders were just deleted creates new ones several times more slowly, which would slow down the next build. For the
same reason no clock starts before everything written so far is on the disk.
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
from pathlib import Path

import hugo_site
import plain_site
import synthetic
from clearinghouse.site.publishing import page_shells

_ENGLISH_ONLY = """
def on_env(env, **_):
    env.install_null_translations(newstyle=True)
    return env
"""
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795478400"}
Times = dict[str, list[float]]


def main() -> int:
    """Run the comparison and print the ratios."""
    options = _options()
    work = Path(tempfile.mkdtemp(prefix="clearing-house-bench-"))
    try:
        _prepare(options.records, work)
        times = _measure(options.runs, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(_report(options.records, times))
    if options.out:
        options.out.write_text(json.dumps({"records": options.records, "seconds": times}, indent=1) + "\n", "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--records", type=int, default=1000, help="number of made-up records")
    parser.add_argument("--runs", type=int, default=3, help="number of rounds; medians are reported")
    parser.add_argument("--out", type=Path, help="a file for the times as JSON")
    return parser.parse_args()


def _prepare(records: int, work: Path) -> None:
    """Write our catalogue, our page shells and the two other sites under `work`; nothing of it is timed."""
    ours = work / "ours"
    synthetic.write(ours, records)
    _build(ours, work / "warm", {"CLEARINGHOUSE_NO_SEARCH": "1"})
    plain_site.write(ours, work / "plain")
    shells = page_shells.read_shells(_placeholder_site(ours, work))
    hugo_site.write(ours, shells[2], work / "hugo")


def _placeholder_site(ours: Path, work: Path) -> Path:
    """Build the placeholder pages with the theme and without our hooks; return the folder."""
    source, site = work / "placeholders", work / "shells"
    shutil.copytree(ours, source, ignore=lambda folder, names: names if folder == str(ours / "data") else ())
    page_shells.write_placeholders(source / "content")
    (source / "hooks" / "mkdocs_hooks.py").write_text(_ENGLISH_ONLY, "utf-8")
    _build(source, site, {})
    return site


def _measure(runs: int, work: Path) -> Times:
    has_hugo = bool(shutil.which("hugo"))
    times: Times = {}
    for number in range(runs):
        _one_round(number, work, times, has_hugo=has_hugo)
        print(f"round {number + 1} of {runs} done", file=sys.stderr)
    times["pages"] = [float(sum(1 for _ in (work / "site-0").rglob("index.html")))]
    return times


def _one_round(number: int, work: Path, times: Times, *, has_hugo: bool) -> None:
    ours = work / "ours"

    def record(name: str, seconds: float) -> None:
        times.setdefault(name, []).append(seconds)

    def out(name: str) -> Path:
        return work / f"{name}-{number}"

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    record("check", _timed([sys.executable, "hooks", "check"], ours))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    record("check, CPU", after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    generate = [sys.executable, "hooks", "generate", str(out("generated")), "--shells", str(work / "shells")]
    record("check and fill shells", _timed(generate, ours, extra={"CLEARINGHOUSE_NO_SEARCH": "1"}))
    record("ours", _build(ours, out("site"), {"CLEARINGHOUSE_NO_SEARCH": "1"}))
    if has_hugo:
        record("hugo", _timed(["hugo", "--quiet", "--destination", str(out("hugo-site"))], work / "hugo"))
    record("plain", _build(work / "plain", out("plain-site"), {}))
    record("plain with its search", _build(work / "plain", out("plain-searched"), {"PLAIN_SEARCH": "true"}))
    record("ours with the search index", _build(ours, out("searched"), {}))


def _build(root: Path, out: Path, extra: dict[str, str]) -> float:
    return _timed([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)], root, extra=extra)


def _timed(command: list[str], folder: Path, *, extra: dict[str, str] | None = None) -> float:
    environment = {**os.environ, **_QUIET, **(extra or {})}
    os.sync()
    start = time.perf_counter()
    subprocess.run(
        command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def _report(records: int, times: Times) -> str:
    median = {name: statistics.median(values) for name, values in times.items()}
    pages = int(median.pop("pages"))
    lines = [f"{records:,} made-up records, {pages:,} pages; medians of {len(times['ours'])} runs, seconds:"]
    lines += [f"  {name:28} {seconds:8.2f}" for name, seconds in median.items()]
    lines.append(f"  ours, per page               {1000 * median['ours'] / times['pages'][0]:8.2f} ms")
    lines += [
        f"  ours / {name:21} {median['ours'] / median[name]:8.3f}"
        for name in ("plain", "plain with its search", "hugo")
        if name in median
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
