"""A made-up catalogue of any size in the real schemas: reproducible, and similar to the real one in shape.

Vocabularies, countries, centres, chemicals, budget and work plan are the real ones. Of the made-up records 40 % are
sources, 5 % organisations and 55 % requests.
"""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
_COPIED = ("vocabularies", "countries", "centres", "chemicals", "budget")
_WORDS = """laboratory transformer stock pesticide inventory ministry training analysis region waste permit sampling
disposal store plan survey soil water oil fund expert partner document report centre programme law safe method
country""".split()  # noqa: SIM905 - easier to read than a list of thirty strings
_LISTS = 40  # different lists of countries; real programmes share a few
_CONDITIONS = [
    "party",
    "income",
    "applicant-seat",
    "endorsement",
    "no-gef-financed",
    "no-gef-overlap",
    "purpose",
    "cofinancing",
    "min-total",
]
_MONEY = ["grant", "grant", "concessional-loan", "market-loan"]
_WITH_COST = 0.5  # the share of work packages with a cost of their own
Data = dict[str, Any]  # the fields of a record, as YAML has them


def write(target: Path, records: int) -> None:
    """Write a catalogue with `records` made-up records under `target`, with copies of everything else."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / "schemas", target / "schemas")
    for kind in _COPIED:
        shutil.copytree(ROOT / "data" / kind, target / "data" / kind)
    for name in ("workplan.yml", "service-levels.yml", "search.yml"):
        shutil.copy(ROOT / "data" / name, target / "data")
    for name in ("content", "hooks", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    make = Maker(random.Random(20261124))  # noqa: S311 - the same catalogue every time, not a secret
    organisations = max(1, records * 5 // 100)
    sources = records * 40 // 100
    for number in range(organisations):
        _dump(target, "organisations", f"organisation-{number}", make.organisation(number))
    for number in range(sources):
        _dump(target, "sources", f"source-{number}", make.source(number, organisations))
    for number in range(records - organisations - sources):
        _dump(target, "requests", f"request-{number}", make.request(number))


def _dump(target: Path, kind: str, name: str, record: Data) -> None:
    path = target / "data" / kind / f"{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(record, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    path.write_text(text, "utf-8")


class _Dumper(yaml.SafeDumper):
    """Writes partial dates in quotes, as the real records do, and no aliases, which records may not have."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - of the library
        """Write what occurs twice in full each time."""
        return True


_Dumper.add_implicit_resolver("tag:yaml.org,2002:timestamp", re.compile(r"[0-9]{4}-[0-9]{2}\Z"), list("0123456789"))


class Maker:
    """Makes up records; the same seed gives the same records."""

    def __init__(self, chance: random.Random) -> None:
        """Read the terms and countries of the repository; `chance` makes all choices."""
        self._chance = chance
        self._countries = sorted(path.stem for path in (ROOT / "data" / "countries").glob("*.yml"))
        self._eligible = [
            code for code in self._countries if "recipient: true" in _country(code) and "party: 'yes'" in _country(code)
        ]
        self._lists = [sorted(chance.sample(self._eligible, 12)) for _ in range(_LISTS)]
        self._topics, self._assistance, self._applicants, self._packages = map(
            _terms, ("topics", "assistance-types", "applicant-types", "work-packages")
        )

    def _text(self, words: int) -> str:
        return " ".join(self._chance.choice(_WORDS) for _ in range(words)).capitalize() + "."

    def _some(self, choices: list[str], maximum: int) -> list[str]:
        return self._chance.sample(choices, self._chance.randint(1, maximum))

    def _provenance(self, supports: list[str]) -> Data:
        page = {
            "url": "https://provider.example/page",
            "title": self._text(5)[:-1],
            "date": "2025-03",
            "read": "stored-copy",
            "looked_up": "2026-11-23",
            "supports": supports,
            "note": self._text(6)[:-1],
        }
        return {
            "verified": {"on": "2026-11-23", "by": "research", "how": "stored-copy"},
            "evidence": [page],
            "confidence": "medium",
        }

    def organisation(self, number: int) -> Data:
        """Return an organisation."""
        return {
            "name": f"Organisation {number} for {self._text(3)[:-1]}",
            "kind": "ngo",
            "url": f"https://o{number}.example/",
        }

    def source(self, number: int, organisations: int) -> Data:
        """Return a source of about sixty lines."""
        basis = self._chance.choice(["developing-and-eit", "oda-list", "any", "named-list", "donor-priority"])
        countries = {"countries": self._chance.choice(self._lists)} if basis == "named-list" else {}
        minimum = self._chance.randint(1, 50) * 1000
        return {
            "name": f"Source {number} of {self._text(4)[:-1]}",
            "short_name": f"Source {number}",
            "organisation": f"organisation-{number % organisations}",
            "family": "igo-bank",
            "kind": "un-fund",
            "summary": self._text(40),
            "assistance": self._some(self._assistance, 3),
            "topics": self._some(self._topics, 4),
            "provides": self._provisions(),
            "relevance": self._chance.choice(["direct", "adjacent", "co-benefit"]),
            "gef_link": "none-known",
            "eligibility": {
                "basis": basis,
                "regions": ["global"],
                **countries,
                "applicants": self._some(self._applicants, 3),
                "note": self._text(18),
            },
            "conditions": [self._condition(kind) for kind in self._some(_CONDITIONS, 2)],
            "amount": {
                "min": minimum,
                "max": minimum * 10,
                "currency": "USD",
                "per": "project",
                "note": self._text(12),
            },
            "cofinancing": self._text(8),
            "duration_max_months": 36,
            "access": self._access(),
            "rounds": [
                {"name": "First round", "opens": "2026-01-15", "closes": "2026-03-31"},
                {"name": "Second round", "opens": "2026-10-01", "closes": f"2026-12-{self._chance.randint(1, 28):02}"},
            ],
            "availability": {"stated": "periodic", "note": self._text(10)},
            "languages": ["en", "fr"],
            "url": f"https://s{number}.example/apply",
            "url_basis": "as-found",
            "contact": {"unit": "Secretariat of the fund", "as_of": "2025-03"},
            "maintained_by": "secretariat",
            **self._provenance(["amount", "rounds", "eligibility", "contact"]),
        }

    def _access(self) -> Data:
        return {
            "intake": self._chance.choice(["rounds", "rolling", "on-request"]),
            "requirements": [self._text(12)[:-1] for _ in range(5)],
            "documents": [{"name": "Letter of endorsement", "signed_by": "National focal point"}],
            "steps": [{"actor": "Applicant", "action": self._text(9)[:-1]} for _ in range(5)],
            "note": self._text(12),
        }

    def _provisions(self) -> list[Data]:
        """Return up to three lines, each for other work packages."""
        packages = self._some(self._packages, 9)
        return [self._provision(packages[start : start + 3]) for start in range(0, len(packages), 3)]

    def _provision(self, packages: list[str]) -> Data:
        role = self._chance.choice(["pays", "pays", "delivers", "advises", "unclear"])
        form = {"form": self._chance.choice(_MONEY)} if role == "pays" else {}
        return {"packages": packages, "role": role, **form, "evidence": [1]}

    def _condition(self, kind: str) -> Data:
        details: dict[str, Data] = {
            "income": {"income_groups": ["LDC", "LMIC"]},
            "applicant-seat": {"countries": self._chance.choice(self._lists), "otherwise": "ask"},
            "purpose": {"topics": self._some(self._topics, 3), "otherwise": "ask"},
            "cofinancing": {"percent": 50},
            "min-total": {"amount": self._chance.randint(1, 100) * 1000},
        }
        return {"kind": kind, **details.get(kind, {}), "evidence": [1]}

    def _package(self, package: str) -> Data:
        cost = {"cost": self._chance.randint(1, 400) * 1000} if self._chance.random() < _WITH_COST else {}
        return {"package": package, "quantity": {"value": 40, "unit": "tonnes"}, **cost, "evidence": [1]}

    def request(self, number: int) -> Data:
        """Return a documented need of about forty lines."""
        total = self._chance.randint(1, 900) * 1000
        return {
            "country": self._chance.choice(self._eligible),
            "title": f"Need {number}: {self._text(5)[:-1]}",
            "origin": "transcribed",
            "problem": self._text(60),
            "topics": self._some(self._topics, 3),
            "articles": ["Art. 6.1(d)"],
            "assistance": self._some(self._assistance, 3),
            "quantities": [
                {"item": self._text(2)[:-1], "value": self._chance.randint(1, 5000), "unit": "tonnes", "as_of": "2015"}
                for _ in range(3)
            ],
            "packages": [self._package(package) for package in self._some(self._packages, 4)],
            "budget": {"total": total, "sought": total, "currency": "USD", "year": 2020},
            "existing_projects": [
                {"what": self._text(8)[:-1], "funder": "Partner", "period": "from 2010", "gef": False}
            ],
            "outcome": {"status": "unknown", "summary": self._text(12)},
            "need_basis": "government-document",
            "document": {
                "title": self._text(6)[:-1],
                "issuer": "Ministry",
                "date": "2020-05",
                "url": "https://ministry.example/plan",
            },
            **self._provenance(["problem", "quantities", "budget"]),
            "notes": self._text(20),
        }


def _country(code: str) -> str:
    return (ROOT / "data" / "countries" / f"{code}.yml").read_text("utf-8")


def _terms(name: str) -> list[str]:
    return list(yaml.safe_load((ROOT / "data" / "vocabularies" / f"{name}.yml").read_text("utf-8"))["terms"])
