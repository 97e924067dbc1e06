"""The file of country names for the filters of the list of sources."""

from __future__ import annotations

import json
from dataclasses import replace

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports import country_names


def _names(context: SiteContext) -> dict[str, str]:
    ((address, content),) = country_names.files(context)
    assert address == "assets/countries.js"
    return json.loads(content.decode().removeprefix("globalThis.chCountries=").removesuffix(";\n"))


def test_all_countries_are_there_by_name(site_context: SiteContext) -> None:
    """Each country has its code and name, in the order of the names, as the filter shows them."""
    names = _names(site_context)

    assert names == {code: country.name for code, country in site_context.catalogue.countries.items()}
    assert list(names).index("BRB") < list(names).index("KEN") < list(names).index("VNM")


def test_hostile_and_missing_names_are_data(site_context: SiteContext) -> None:
    """A name with quotes and tags stays a text; without countries the file has none."""
    name = '"};alert(1)//</script>'
    hostile = replace(site_context.catalogue.countries["KEN"], names={"en": name})
    one, none = (replace(site_context.catalogue, countries=countries) for countries in ({"KEN": hostile}, {}))

    assert _names(replace(site_context, catalogue=one)) == {"KEN": name}
    assert _names(replace(site_context, catalogue=none)) == {}
