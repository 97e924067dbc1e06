"""The file /.well-known/security.txt: who to write to about a security problem (RFC 9116)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from clearinghouse.addresses import Addresses

PATH = Path(".well-known") / "security.txt"
_VALID_FOR = timedelta(days=180)  # RFC 9116 recommends less than a year; the site is published every day


def fill_security_txt(site: Path, addresses: Addresses, *, as_of: date) -> None:
    """Replace the placeholders of the hand-written file under `site`; do nothing when the site has no such file.

    Lines whose address is not known are removed. The file goes when there is no address to report to.
    """
    path = site / PATH
    if not path.is_file():
        return
    report = addresses.code.report or addresses.contact
    if not report:
        path.unlink()
        return
    values = {
        "{report}": report,
        "{policy}": addresses.code.file("SECURITY.md"),
        "{site}": addresses.site,
        "{expires}": f"{as_of + _VALID_FOR}T00:00:00Z",
    }
    lines = [line for line in path.read_text("utf-8").splitlines() if _is_known(line, values)]
    path.write_text("\n".join(_filled(line, values) for line in lines) + "\n", "utf-8")


def _is_known(line: str, values: dict[str, str]) -> bool:
    return all(value for placeholder, value in values.items() if placeholder in line)


def _filled(line: str, values: dict[str, str]) -> str:
    for placeholder, value in values.items():
        line = line.replace(placeholder, value)
    return line
