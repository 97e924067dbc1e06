"""The files behind the forms: small pages and script, each record as JSON, names to choose from."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.authoring.web_forms import FORMS, Form
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.domain.acronyms import acronyms
from clearinghouse.site.context.context import build_context
from clearinghouse.site.exports import form_bundle, record_names
from clearinghouse.site.pages import form
from support.paths import AS_OF

KB = 1024


def _gzip(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


@pytest.mark.parametrize("name", [web.name for web in FORMS])
def test_a_form_page_is_small(site: Path, name: str) -> None:
    """A form is at most 10 KB in gzip, and what its script fills in at most 25."""
    assert _gzip(site / "contribute/form" / name / "index.html") <= 10 * KB
    assert _gzip(site / "contribute/form" / name / "form-data.js") <= 25 * KB


def test_what_only_the_script_can_use_comes_with_it() -> None:
    """A part between marks is cut out whole, with the parts in it, and its place is left; other text stays as it is."""
    inner = "<!-- later b --><li>two</li><!-- end b -->"

    assert form.split_later(f"<p>one</p><!-- later a --><ol>{inner}</ol><!-- end a --><p>three</p>") == (
        '<p>one</p><template data-later="a"></template><p>three</p>',
        {"a": "<ol><li>two</li></ol>"},
    )
    assert form.split_later("<p><!-- later a --></p>") == ("<p><!-- later a --></p>", {})
    assert form.split_later("") == ("", {})


def test_each_place_of_a_form_has_its_part(site: Path) -> None:
    """The places that a page leaves are those that its data fill; no mark is left in either."""
    assert FORMS
    for web in FORMS:
        folder = site / "contribute/form" / web.name
        html, data = (folder / "index.html").read_text("utf-8"), (folder / "form-data.js").read_text("utf-8")
        parts = json.loads(re.search(r",later:(\{.*\})\};\n", data).group(1))

        assert re.findall(r'data-later="?([\w-]+)', html) == list(parts)
        assert {"settled", "more", "send"} <= set(parts)
        assert "<!-- " not in html.split("<main")[1] + "".join(parts.values())


def test_the_script_and_style_are_small_and_only_on_form_pages(site: Path) -> None:
    """The script is at most 15 KB in gzip, its rules 5.5, and no page without a form loads them."""
    loading = [page.parent.name for page in site.rglob("index.html") if "assets/form.js" in page.read_text("utf-8")]

    assert _gzip(site / "assets/form.js") < 15 * KB
    assert _gzip(site / "assets/form-rules.js") < 5.5 * KB
    assert _gzip(site / "assets/form.css") < 2 * KB
    assert sorted(loading) == sorted(web.name for web in FORMS)


@pytest.mark.parametrize("name", ["form", "form-rules"])
def test_the_script_has_all_modules_and_imports_nothing(site: Path, name: str) -> None:
    """All modules are in the two files, in an order in which each comes after those that it needs."""
    modules = {"form": form_bundle.MODULES, "form-rules": form_bundle.RULES}[name]
    text = (site / f"assets/{name}.js").read_text("utf-8")

    assert sorted(path.stem for path in form_bundle.SCRIPTS.glob("*.js")) == sorted(
        [*form_bundle.MODULES, *form_bundle.RULES]
    )
    assert "import " not in text
    assert "\n//" not in text
    texts = [(form_bundle.SCRIPTS / f"{module}.js").read_text("utf-8") for module in modules]
    first = [re.search(r"^(?:export )?(?:async )?(function \w+\()", module, re.M).group(1) for module in texts]
    places = [text.index(function) for function in first]
    assert places == sorted(places)


@pytest.mark.parametrize("web", [web for web in FORMS if web.name != "offer"], ids=lambda web: web.name)
def test_each_record_with_a_form_is_published_as_written(site: Path, catalogue: Catalogue, web: Form) -> None:
    """api/v1/<kind>/<id>.json has what the file of the record says, its identifier and its path."""
    kind = web.kind
    published = {
        key: json.loads((site / f"api/v1/{kind}/{key}.json").read_text("utf-8")) for key in catalogue.records(kind)
    }

    assert {key: item["result"] for key, item in published.items()} == {
        key: {"id": key, **catalogue.documents[kind, key].data} for key in catalogue.records(kind)
    }
    assert {item["path"] for item in published.values()} == {catalogue.path((kind, key)) for key in published}


def test_names_are_published_for_choosing(site: Path, catalogue: Catalogue) -> None:
    """The names of each kind that a form offers are there, the acronyms of providers, and no more."""
    files = {path.stem: json.loads(path.read_text("utf-8")) for path in (site / "api/v1/names").iterdir()}

    assert set(files.pop("acronyms")) == acronyms(catalogue.providers())
    assert sorted(files) == ["centres", "chemicals", "countries", "memberships", "organisations", "requests", "sources"]
    assert files["countries"]["KEN"] == "Kenya"
    assert set(files["sources"]) == set(catalogue.known["sources"])
    assert files["memberships"] == {key: item.name for key, item in catalogue.memberships.items()}


def test_retired_and_moved_identifiers_stay_taken(overlaid: Callable) -> None:
    """An identifier that is retired or moved is reported without a name: it cannot be chosen, and not be used again."""
    root = overlaid()
    source = root / "data/sources/example-training.yml"
    source.write_text(source.read_text("utf-8") + "retired:\n  'on': '2026-11-01'\n  reason: It ended.\n", "utf-8")
    (root / "data/sources/old-grants.yml").write_text("moved_to: example-grants\n", "utf-8")
    catalogue, problems = load(root)
    files = dict(record_names.files(build_context(catalogue, as_of=AS_OF, addresses=Addresses("", ""))))
    names = json.loads(files["api/v1/names/sources.json"])

    assert problems == []
    assert names["example-training"] is None
    assert names["old-grants"] is None
    assert names["example-grants"]


def test_without_a_repository_the_form_leads_to_nothing_that_is_not_there(catalogue: Catalogue) -> None:
    """A site that knows no repository offers copying and downloading only."""
    web = build_context(catalogue, as_of=AS_OF, addresses=Addresses("", ""))
    page = form.page(FORMS[0], web, "")
    body = page.body + page.files[0][1].decode()

    assert "data-open" not in body
    assert "issues/new" not in body
    assert "Send it to the maintainers of this site" in body
