"""What the commands and the build read from their environment: the date, the addresses, the job summary.

An environment variable that is set to nothing counts as not set, as a workflow passes an input that nobody gave. Only
REPOSITORY_URL means something when it is empty: that there is no repository on the web.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from clearinghouse.addresses import Addresses
from clearinghouse.code_host import InvalidRepository

ROOT = Path(__file__).resolve().parent.parent
_EPOCHS = range(2**32)  # seconds that gzip can write: until 2106


WITHOUT_TEXTS = (
    "Python was started with -OO or PYTHONOPTIMIZE=2, which removes the texts of the rules. Start it without."
)


class InvalidEnvironment(Exception):
    """An environment variable has a value that cannot be used; the message says what to write."""


class InvalidDate(InvalidEnvironment):
    """SOURCE_DATE_EPOCH is not a valid time."""


def today() -> date:
    """Return the date of the build: SOURCE_DATE_EPOCH if it is set, otherwise today in UTC. Raises InvalidDate."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return present_day() if epoch is None else _date_of(epoch)


def present_day() -> date:
    """Return today in UTC, whatever date is computed for."""
    return datetime.now(UTC).date()


def _date_of(epoch: str) -> date:
    try:
        seconds = int(epoch)
    except ValueError:
        seconds = -1
    if seconds not in _EPOCHS:
        raise InvalidDate(
            f'SOURCE_DATE_EPOCH="{epoch}" is not a time. Set it to seconds since 1970, such as 1795478400, or unset it.'
        )
    return datetime.fromtimestamp(seconds, UTC).date()


def has_search() -> bool:
    """Return whether a build writes the search index. CLEARINGHOUSE_NO_SEARCH leaves it out; that halves the time."""
    return not os.environ.get("CLEARINGHOUSE_NO_SEARCH")


def exit_on_signals() -> None:
    """Take a signal to end (SIGTERM, SIGHUP) as an exit, so that what is begun is cleaned up, as after Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        return  # Python sets handlers in the main thread only
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
                signal.signal(number, lambda number, _: sys.exit(128 + number))


def read_addresses(site: str, repository: str) -> Addresses:
    """Return the addresses of the site and of the repository, with what the environment adds to them.

    REPOSITORY_KIND names the kind of host when its name does not show it, REPOSITORY_BRANCH another branch than main,
    and CONTACT_URL an address for people without an account. Raises InvalidEnvironment.
    """
    addresses = Addresses(
        _site(site.strip()),
        repository.strip(),
        branch=_variable("REPOSITORY_BRANCH") or "main",
        host_kind=_variable("REPOSITORY_KIND").lower(),
        contact=_contact(_variable("CONTACT_URL")),
    )
    try:
        return replace(addresses, repository=addresses.code.address)
    except InvalidRepository as error:
        raise InvalidEnvironment(f"The repository: {error}") from None


def read_job_addresses(*, commit: bool = False) -> Addresses:
    """Return the addresses that the report of a job links to, with files of the branch or of the commit of the job.

    Outside a job there are none, and none either when a setting is wrong: a report is not the place to say so.
    """
    try:
        addresses = read_addresses(_variable("SITE_URL"), _variable("REPOSITORY_URL"))
    except InvalidEnvironment:
        return Addresses("", "")
    return replace(addresses, branch=(commit and _variable("GITHUB_SHA")) or addresses.branch)


def site_path() -> str:
    """Return the path at which the site is published: that of SITE_URL, which begins and ends with a slash."""
    return urlsplit(_site(_variable("SITE_URL"))).path or "/"


def _variable(name: str) -> str:
    return os.environ.get(name, "").strip()


def _site(address: str) -> str:
    """Return the address of the site with a slash at its end; empty if it is not known."""
    try:
        parts = urlsplit(address)
        is_valid = parts.scheme in ("http", "https") and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        is_valid = False
    if address and not (is_valid and address.isprintable() and " " not in address):
        raise InvalidEnvironment(
            f'"{address}" is not the address of a site. Set SITE_URL to one such as https://site.example/network/, '
            "or unset it."
        )
    return f"{address.rstrip('/')}/" if address else ""


def _contact(address: str) -> str:
    if address and not address.startswith(("https://", "mailto:")):
        raise InvalidEnvironment(f'"{address}" is no contact. Write CONTACT_URL with https:// or mailto: at the start.')
    return address


def in_job() -> bool:
    """Whether there is a job with a summary to add to."""
    return bool(_variable("GITHUB_STEP_SUMMARY"))


def add_to_job_summary(markdown: str) -> None:
    """Append to the summary of the running GitHub job, if there is one.

    If the summary cannot be written, that is reported; it never changes the result of the command.
    """
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    try:
        if target:
            with open(target, "a", encoding="utf-8", errors="backslashreplace") as stream:
                stream.write(markdown)
    except OSError as error:
        sys.stderr.write(f"{target}: the job summary could not be written: {error.strerror}.\n")
