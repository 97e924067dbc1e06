"""Drafts that no form has written: whatever this browser holds, the form opens, and what it cannot read is not lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.browser_page import PATIENCE
from support.form_page import keep_draft, open_form

pytestmark = pytest.mark.browser


def _nested(depth: int) -> str:
    return '{"data":{"evidence":' + "[" * depth + "]" * depth + "}}"


_VALUES = ('"x"', "[null]", "[[]]", "[1]", "null", "7", "true", "{}", '{"x":1}', '[{"supports":"x"}]', '[{"url":{}}]')
_FIELDS = ("name", "topics", "evidence", "rounds", "eligibility", "amount")
BAD_DRAFTS = [
    *(f'{{"data":{{"{name}":{value}}}}}' for name in _FIELDS for value in _VALUES),
    *(
        "",
        "x",
        "null",
        "[]",
        "7",
        '"x"',
        "{}",
        '{"data":null}',
        '{"data":[]}',
        '{"data":"x"}',
        '{"data":{}',
        "\ufeff{}",
    ),
    '{"data":{"eligibility":{"groups":"x","countries":[{}]}}}',
    '{"data":{"__proto__":{"name":1},"constructor":[],"toString":"x"}}',
    '{"data":{"name":"x"},"id":[],"base":"x"}',
    '{"data":{"name":"x"},"id":{"x":1},"base":[1]}',
    _nested(5000),
    json.dumps({"data": {"evidence": [{}] * 100_000}}),
    json.dumps({"data": {"rounds": [{"name": "x"}] * 2_000}}),
    json.dumps({"data": {"name": "x" * 2_000_000}}),
]


_READ = """async ([texts, address]) => {
  const { readDraft } = await import(address)
  return texts.map(text => readDraft(document.getElementById('ch-form'), text) !== null)
}"""
# A page that is left saves what it shows. Here it must not, for what the next one finds is the test; this listener is
# there before that of the page, on every page that follows.
_KEEP_STORED = "addEventListener('pagehide', event => event.stopImmediatePropagation())"
# The form opens in a frame that is not rendered, which is more than half of the work; that it can be filled is seen by
# what is hidden and what is disabled.
_OPEN_AND_FILL = """async ([place, text, uri, patience]) => {
  const end = performance.now() + patience
  const until = async (what, look) => {
    while (!look()) {
      if (performance.now() > end) throw Error(`waited in vain until ${what}`)
      await new Promise(done => setTimeout(done, 10))
    }
  }
  localStorage.clear()
  localStorage.setItem(place, text)
  const frame = Object.assign(document.createElement('iframe'), { src: uri, hidden: true })
  document.body.append(frame)
  await new Promise(done => { frame.onload = done })
  const one = id => frame.contentDocument.getElementById(id)
  await until('the form is open', () => !one('ch-form-send').closest('[hidden]'))
  const name = one('f-name')
  if (name.closest('[hidden]') || name.matches(':disabled')) throw Error('nobody can fill in the name')
  name.value = 'Fund for Stores'
  name.dispatchEvent(new Event('input', { bubbles: true }))
  await until('the identifier follows', () => one('f--id').value === 'fund-for-stores')
  const found = [localStorage.getItem(`${place} aside`), one('ch-form-note').textContent]
  frame.remove()
  return found
}"""


def test_no_draft_stops_the_form(page: Page, address: str) -> None:
    """Whatever this browser holds as a draft, the form opens and can be filled; what it cannot show is put aside.

    Most bad drafts are refused when they are read, which is asked of all at once. Each that is shown is put into a form
    of its own, and so are some of those that are not.
    """
    page.add_init_script(_KEEP_STORED)
    place = keep_draft(page, address, "", "")
    url = f"{address}contribute/form/source/"
    page.goto(url)
    is_shown = dict(zip(BAD_DRAFTS, page.evaluate(_READ, [BAD_DRAFTS, f"{address}assets/form.js"]), strict=True))
    shown = [text for text in BAD_DRAFTS if is_shown[text]]
    refused = [text for text in BAD_DRAFTS if text and not is_shown[text]]

    assert len(shown) > 10
    assert len(refused) > 60
    page.goto(f"{url}letter.txt")  # no frame is allowed on our pages
    for text in ("", *shown, *refused[::20], *BAD_DRAFTS[-4:]):
        aside, said = page.evaluate(_OPEN_AND_FILL, [place, text, url, PATIENCE])
        assert ("was put aside" in said) == (text in refused), text[:80]
        assert (json.loads(aside) if aside else []) == ([text] if text in refused else []), text[:80]


def test_what_was_put_aside_can_be_saved_and_forgotten(page: Page, address: str, tmp_path: Path) -> None:
    """A draft that the form cannot read is not lost: it can be saved as a file, and then forgotten."""
    keep_draft(page, address, "", '{"data":{"topics":"x"}}')
    open_form(page, f"{address}contribute/form/source/")
    expect(page.locator("#ch-form-note")).to_contain_text("a draft that the form cannot read")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save it as a file").click()
    waiting.value.save_as(tmp_path / "draft.txt")
    assert (tmp_path / "draft.txt").read_text("utf-8") == '{"data":{"topics":"x"}}'
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator("#ch-form-aside")).to_be_hidden()
    expect(page.locator("#ch-form-note")).to_be_hidden()
