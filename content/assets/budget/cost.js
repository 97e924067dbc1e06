/* What the network would cost: the same sums as domain/budget_scenarios.py, in whole units of the currency. */

/** @typedef {{ id: string, name: string, of: string, costs: number[] }} Unit costs by year of the budget */
/** @typedef {{ unit: string, item: string }} InKind */
/** @typedef {{ currency: string, years: number[], percent: number, units: Unit[], inKind: InKind[] }} Budget */
/** @typedef {{ unit: string, quantity: number, each: number, amount: number }} Step */
/** @typedef {{ year: number, column: number, steps: Step[], programme: number, overhead: number, total: number }} YearCost */

/** @param {string} of @param {number} centres @param {number} points */
const quantity = (of, centres, points) => (of === "centres" ? centres : of === "focal-points" ? points : 1);

/**
 * The cost of one year, counted from 1. Years after the last of the budget cost what the last one says.
 * @param {Budget} budget @param {number} centres @param {number} points in all @param {number} year
 * @returns {YearCost}
 */
export function yearCost(budget, centres, points, year) {
  const at = Math.min(year, budget.years.length) - 1;
  const steps = budget.units.map((unit) => {
    const number = quantity(unit.of, centres, points), each = unit.costs[at];
    return { unit: unit.id, quantity: number, each, amount: number * each };
  });
  const programme = steps.reduce((sum, step) => sum + step.amount, 0);
  const overhead = Math.floor((programme * budget.percent + 50) / 100); // half a dollar rounds up
  return { year, column: budget.years[at], steps, programme, overhead, total: programme + overhead };
}

/** The cost of each year. @param {Budget} budget @param {number} centres @param {number} points @param {number} years */
export const costs = (budget, centres, points, years) => Array.from({ length: years }, (_, at) => yearCost(budget, centres, points, at + 1));

/** A year after the last of the budget. @param {Budget} budget @param {number} centres @param {number} points */
export const recurring = (budget, centres, points) => yearCost(budget, centres, points, budget.years.length + 1);

/** What is given in kind each year. @param {Budget} budget @param {number} centres @param {number} points */
export const inKind = (budget, centres, points) => budget.inKind.map(({ unit, item }) => {
  const of = budget.units.find((one) => one.id === unit)?.of || "";
  return { item, count: quantity(of, centres, points) };
});

/**
 * The rows of the CSV file: one for each step of each year, as in the file that the site publishes.
 * @param {Budget} budget @param {number} centres @param {number} points @param {number} years
 * @returns {(string | number)[][]}
 */
export function rows(budget, centres, points, years) {
  const line = (/** @type {YearCost} */ cost, /** @type {string} */ row, /** @type {number | string} */ number, /** @type {number | string} */ each, /** @type {number} */ amount) =>
    [centres, points, years, cost.year, cost.column, row, number, each, amount, budget.currency];
  return costs(budget, centres, points, years).flatMap((cost) => [
    ...cost.steps.map((step) => line(cost, step.unit, step.quantity, step.each, step.amount)),
    line(cost, "programme", "", "", cost.programme),
    line(cost, "overhead", "", "", cost.overhead),
    line(cost, "total", "", "", cost.total),
  ]);
}
