"""Leaves the report of a command where a job shows it: in the summary of the job, and as a file for the comment."""

from __future__ import annotations

import argparse
from pathlib import Path

from clearinghouse.reports.report_markdown import Links, markdown
from clearinghouse.reports.report_part import ReportPart, as_json
from environment import add_to_job_summary, read_job_addresses

from cli.atomic_write import replace_file


def add_report_option(command: argparse.ArgumentParser) -> None:
    """Add the option that names the folder for the parts of a report."""
    command.add_argument("--report", type=Path, metavar="FOLDER", help="a folder to leave this part of the report in")


def leave_report(name: str, part: ReportPart, folder: Path | None) -> None:
    """Add a part of the report to the summary of the job, and write it into a folder if one is named."""
    addresses = read_job_addresses(commit=True)
    add_to_job_summary(f"{markdown(name, part, Links(addresses.code, addresses.site))}\n")
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(folder / f"{name}.json", as_json(part).encode())
