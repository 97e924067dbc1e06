"""Commands for contributors and CI. The shell: it reads the clock, the environment and the working directory."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from clearinghouse import folder, reporters, rules
from clearinghouse.building import BuildingError, prepare
from clearinghouse.catalogue import load
from clearinghouse.links import broken
from clearinghouse.problems import Problem, Severity

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit status: 0 done, 1 problems found, 2 wrong use."""
    options = _parser().parse_args(arguments)
    return options.run(options)


def today() -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH when it is set, otherwise today in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python hooks", description="The clearing-house: check and write records.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder with data/ and schemas/")
    parser.add_argument("--as-of", type=date.fromisoformat, default=None, help="the day to compute for, YYYY-MM-DD")
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="check all records, or those named")
    check.add_argument("files", nargs="*", help="record files; none means all")
    check.add_argument("--format", choices=reporters.REPORTERS, default="text", help="how to tell the problems")
    check.add_argument("--notices", action="store_true", help="also tell what only the scheduled job needs")
    check.set_defaults(run=_check)
    write = commands.add_parser("generate", help="write the whole site to a folder, without MkDocs")
    write.add_argument("out", type=Path, help="the folder to write to")
    write.add_argument("--format", choices=("html", "markdown"), default="html", help="pages as HTML or as Markdown")
    write.add_argument(
        "--shells", type=Path, help="a folder with page shells 1.html, 2.html, 3.html; without it, bare pages"
    )
    write.add_argument("--site", default="", help="the address of the site")
    write.add_argument("--repository", default="", help="the address of the repository, for edit links")
    write.set_defaults(run=_generate)
    walk = commands.add_parser("links", help="check every link inside a built site")
    walk.add_argument("site", type=Path, help="the folder of the built site")
    walk.add_argument("--base", default="/", help="the path at which the site is published")
    walk.set_defaults(run=_links)
    return parser


def _generate(options: argparse.Namespace) -> int:
    content = options.root / "content"
    try:
        building = prepare(
            options.root, content, as_of=options.as_of or today(), site=options.site, repository=options.repository
        )
    except BuildingError as error:
        print(error, file=sys.stderr)
        return 1
    if options.format == "markdown":
        folder.write_markdown(building, content, options.out)
    else:
        shells = (
            folder.read_shells(options.shells) if options.shells else folder.bare_shells("Capacity Assistance Network")
        )
        folder.write_html(building, content, options.out, shells=shells, workers=os.cpu_count() or 1)
    print(f"{len(building.jobs)} pages of records written to {options.out}.")
    return 0


def _links(options: argparse.Namespace) -> int:
    if not (options.site / "index.html").is_file():
        print(f"{options.site}: there is no built site here. Build it first: make site", file=sys.stderr)
        return 2
    found = broken(options.site, base=options.base)
    for item in found:
        print(f"{item.page}: the link {item.address} leads nowhere")
    print(f"{len(found)} broken links.")
    return int(bool(found))


def _check(options: argparse.Namespace) -> int:
    catalogue, problems = load(options.root)
    as_of = options.as_of or today()
    problems = sorted(problems + rules.check(catalogue, as_of=as_of))
    if not options.notices:
        problems = [problem for problem in problems if problem.severity is not Severity.NOTICE]
    checked = sum(map(len, catalogue.known.values()))
    if options.files:
        wanted = [_relative(name, options.root) for name in options.files]
        unknown = _not_records(wanted, options.root)
        if unknown:
            print(unknown, file=sys.stderr)
            return 2
        problems, checked = _only(problems, wanted), len(wanted)
    print(reporters.REPORTERS[options.format](problems, checked=checked), end="")
    _job_summary(problems, checked)
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _only(problems: list[Problem], wanted: list[str]) -> list[Problem]:
    return [p for p in problems if any(p.path == name or p.path.startswith(f"{name}/") for name in wanted)]


def _relative(name: str, root: Path) -> str:
    path = Path(name) if Path(name).is_absolute() else Path.cwd() / name
    try:
        return os.path.normpath(path.relative_to(root).as_posix())
    except ValueError:
        return name


def _not_records(wanted: list[str], root: Path) -> str:
    missing = [name for name in wanted if not os.path.lexists(root / name) or not name.startswith("data")]
    return "\n".join(f"{name}: there is no such record. Name files under data/." for name in missing)


def _job_summary(problems: list[Problem], checked: int) -> None:
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        with open(target, "a", encoding="utf-8") as stream:
            stream.write(reporters.markdown(problems, checked=checked))
