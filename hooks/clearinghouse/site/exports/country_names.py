"""The names of all countries for the filters of lists, in a file that a browser keeps: two kilobytes of each view."""

from __future__ import annotations

import json
from collections.abc import Iterator

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.registry import exporter
from clearinghouse.text import sort_key


@exporter()
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield assets/countries.js: the code and name of each country, by name."""
    countries = sorted(context.catalogue.countries.values(), key=lambda country: sort_key(country.name))
    names = json.dumps({country.id: country.name for country in countries}, ensure_ascii=False, separators=(",", ":"))
    yield "assets/countries.js", f"globalThis.chCountries={names};\n".encode()
