"""Matches as the site publishes them, for `match --format json`. Apart from `match`, which imports no page."""

from __future__ import annotations

from datetime import date

from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.matching.groups import need_of
from clearinghouse.records import Request
from clearinghouse.site.context.context import build_context
from clearinghouse.site.context.match_list import of_request
from clearinghouse.site.exports import match_json, request_matches_json


def as_json(catalogue: Catalogue, request: Request, source: str | None, *, as_of: date) -> str:
    """Return the match with one source, or the file of the request with the best matches of each verdict."""
    context = build_context(catalogue, as_of=as_of, addresses=Addresses("", ""))
    if source:
        need = need_of(context.facts.matching, request, catalogue.countries)
        return match_json.shared_writer(context).match(context.facts.matching.match(source, need)) + "\n"
    return request_matches_json.matches_file(context, request, of_request(context, request))[1].decode()
