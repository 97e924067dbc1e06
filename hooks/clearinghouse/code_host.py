"""Addresses in a repository on the web: where a file is edited, added or shown, and where something is reported.

Each host has its own shapes. Only parameters that a host knows are used: GitHub fills in the text of a new file; GitLab
and Forgejo fill in its name only. For a host that is not known there is only the address of the repository itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import quote, urlsplit


class HostKind(StrEnum):
    """The software of a host, as far as it decides about addresses."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"  # and Gitea
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Shapes:
    """What follows the address of a repository; empty where a host has no such page."""

    name: str = ""  # of the host, for people
    edit: str = ""
    new_file: str = ""
    text: str = ""  # added to `new_file` to fill in the text of the file
    file: str = ""
    issue: str = ""
    report: str = ""  # of a security problem, in private


_SHAPES: Mapping[HostKind, _Shapes] = {
    HostKind.GITHUB: _Shapes(
        name="GitHub",
        edit="edit/{branch}/{path}",
        new_file="new/{branch}?filename={path}",
        text="&value=",
        file="blob/{branch}/{path}",
        issue="issues/new/choose",
        report="security/advisories/new",
    ),
    HostKind.GITLAB: _Shapes(
        name="GitLab",
        edit="-/edit/{branch}/{path}",
        new_file="-/new/{branch}?file_name={path}",
        file="-/blob/{branch}/{path}",
        issue="-/issues/new",
        report="-/issues/new?issue%5Bconfidential%5D=true",
    ),
    HostKind.FORGEJO: _Shapes(
        name="Forgejo",
        edit="_edit/{branch}/{path}",
        new_file="_new/{branch}?filename={path}",
        file="src/branch/{branch}/{path}",
        issue="issues/new",
    ),
    HostKind.OTHER: _Shapes(),
}
_LABELS: Mapping[str, HostKind] = {  # a part of the host's name, such as "gitlab" in gitlab.example.org
    "github": HostKind.GITHUB,
    "gitlab": HostKind.GITLAB,
    "codeberg": HostKind.FORGEJO,
    "forgejo": HostKind.FORGEJO,
    "gitea": HostKind.FORGEJO,
}
_NAMES: Mapping[str, str] = {"codeberg.org": "Codeberg"}  # hosts that people know by another name than their software's


class InvalidRepository(ValueError):
    """The address of the repository cannot be used; the message says why and what is expected."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on the web. `address` ends with a slash, or is empty: then there are no addresses at all."""

    address: str
    kind: HostKind
    branch: str = "main"

    def __bool__(self) -> bool:
        """Whether there is a repository."""
        return bool(self.address)

    @property
    def name(self) -> str:
        """The name of the host for people; empty when its kind is not known."""
        return _NAMES.get(urlsplit(self.address).hostname or "", self._shapes.name)

    def edit(self, path: str) -> str:
        """Return the address at which a file can be edited in the browser; empty if the host has none."""
        return self._at(self._shapes.edit, path)

    def new_file(self, path: str) -> str:
        """Return the address at which a file of that path can be added in the browser; empty if the host has none."""
        return self._at(self._shapes.new_file, path)

    def new_file_with_text(self, path: str) -> str:
        """Return the beginning of the address that also fills in the text, which is appended percent-encoded."""
        return self._at(self._shapes.new_file + self._shapes.text, path) if self._shapes.text else ""

    def file(self, path: str) -> str:
        """Return the address at which a file of the branch is shown; empty if the host has none that is known."""
        return self._at(self._shapes.file, path)

    @property
    def issue(self) -> str:
        """The address at which something is reported; empty if the host has none that is known."""
        return self._at(self._shapes.issue)

    @property
    def report(self) -> str:
        """The address at which a security problem is reported in private; empty if the host has none."""
        return self._at(self._shapes.report)

    @property
    def _shapes(self) -> _Shapes:
        return _SHAPES[self.kind]

    def _at(self, shape: str, path: str = "") -> str:
        if not self.address or not shape:
            return ""
        return self.address + shape.format(branch=quote(self.branch), path=quote(path))


NO_REPOSITORY = Repository("", HostKind.OTHER)


@lru_cache(maxsize=16)
def parse_repository(address: str, kind: str = "", branch: str = "main") -> Repository:
    """Return the repository at a web address; an empty address means that there is none.

    `kind` is one of `HostKind`; if it is empty, the name of the host decides. Raises InvalidRepository.
    """
    address = address.strip()
    if kind and kind not in set(HostKind):
        raise InvalidRepository(f'"{kind}" is not a kind of host. Write one of: {", ".join(HostKind)}.')
    if not address:
        return Repository("", HostKind.OTHER, branch)
    host = _host(address)
    return Repository(f"{address.rstrip('/').removesuffix('.git')}/", HostKind(kind) if kind else _guess(host), branch)


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    host = parts.hostname or ""
    is_plain = parts.scheme in ("http", "https") and address.isprintable() and not (parts.query or parts.fragment)
    if not host or not is_plain:
        raise InvalidRepository(
            f'"{address}" is not the web address of a repository. '
            "Write one such as https://github.com/owner/name, or nothing if there is none."
        )
    return host


def _guess(host: str) -> HostKind:
    return next((_LABELS[label] for label in host.lower().split(".") if label in _LABELS), HostKind.OTHER)
