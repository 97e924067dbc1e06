"""Where the site and its repository are, and the addresses that follow from that."""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.code_host import Repository, parse_repository
from clearinghouse.records import KINDS


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the site and the repository are; both end with a slash, or are empty when not known.

    `host_kind` is one of `code_host.HostKind`; when it is empty, the name of the host decides. `contact` is an address
    (https: or mailto:) for people without an account there; empty when there is none.
    """

    site: str
    repository: str
    branch: str = "main"
    host_kind: str = ""
    contact: str = ""

    @property
    def code(self) -> Repository:
        """The repository with the addresses that its host knows. Raises InvalidRepository."""
        return parse_repository(self.repository, self.host_kind, self.branch)

    def page(self, uri: str) -> str:
        """Return the full address of a page."""
        return f"{self.site}{uri}"

    def subscription(self, uri: str) -> str:
        """Return the address at which a calendar program subscribes to a file; empty where the site has no address."""
        host_and_path = self.site.partition("://")[2]
        return f"webcal://{host_and_path}{uri}" if host_and_path else ""

    def edit(self, path: str | None) -> str:
        """Return the address at which a file can be edited in the browser, or that of the repository."""
        return (self.code.edit(path) if path else "") or self.repository

    @staticmethod
    def form(path: str, field: str = "") -> str:
        """Return where a form corrects the record of a file, from the top of the site; empty for a kind without one.

        With `field`, a dotted name, the form begins at that field.
        """
        folder, name = path.rsplit("/", 2)[-2:]
        kind = KINDS.get(folder)
        if not kind or not kind.has_form:
            return ""
        at_field = f"&field={field}" if field else ""
        return f"contribute/form/{kind.schema}/?record={name.removesuffix('.yml')}{at_field}"
