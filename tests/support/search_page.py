"""The page of the search, as a test reads it."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Page

from support.browser_page import PATIENCE

_ASK = """async ([queries, patience]) => {
  const box = document.querySelector('#ch-query'), results = document.querySelector('#ch-results'), all = {}
  const answered = () => new Promise((ready, fail) => {
    const end = setTimeout(() => fail(new Error('no answer: ' + box.value)), patience)
    const look = () => {
      if (results.getAttribute('aria-busy') !== 'false') return
      watch.disconnect()
      clearTimeout(end)
      ready()
    }
    const watch = new MutationObserver(look)
    watch.observe(results, { attributes: true })
    look()
  })
  for (const query of queries) {
    box.value = query
    box.form.requestSubmit()
    await answered()
    all[query] = [...results.querySelectorAll('.ch-result a')].map(one => one.getAttribute('href'))
  }
  return all
}"""


def searched(page: Page) -> list[str]:
    """Wait for the results; return the addresses of the records, from the top of the site."""
    page.wait_for_selector('#ch-results[aria-busy="false"]', state="attached")
    links = page.eval_on_selector_all("#ch-results .ch-result a", "all => all.map(one => one.getAttribute('href'))")
    return _below_the_site(links)


def searched_for(page: Page, queries: Iterable[str]) -> dict[str, list[str]]:
    """Send the form with each query, on a page that is open already; return what each finds, as `searched` does.

    All are asked in one call: a call for each step costs as much as the search. That people send a query with the
    keyboard or a button is shown elsewhere.
    """
    found: dict[str, list[str]] = page.evaluate(_ASK, [list(queries), PATIENCE])
    return {query: _below_the_site(links) for query, links in found.items()}


def _below_the_site(links: list[str]) -> list[str]:
    return [link.split("/network/")[1].strip("/") for link in links]
