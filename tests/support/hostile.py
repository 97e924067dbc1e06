"""A house full of hostile text: what contributors could type, in every field that takes text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from support.paths import CASES

# One line: names, titles and notes on one line refuse < and >, so these are what can get in.
LINE = (
    "{{ 7*7 }} {% raw %} [x](javascript:alert(1)) **b** `c` ![i](//evil.example/i.png) {.k onclick=alert(1)} "
    '" onmouseover=alert(1) &#60;script&#62;alert(1)&#60;/script&#62;'
)
SENTENCE = (
    "</title></script><script>window.hit=1</script><img src=x onerror=window.hit=1> "
    "<!-- clearinghouse:source-list --> ch-slot-body {{ 7*7 }}"
)
PROSE = (
    f"{SENTENCE}\\n\\n# Heading\\n\\n<iframe src=javascript:alert(1)></iframe> "
    "<a href='javascript:alert(1)'>x</a> </div></main>"
)
# Scripts, style and blocks of data that templates of ours put into the text of a page, with exactly these attributes.
OURS = [
    '<script type="application/json" class="ch-signs">',
    '<script type="application/json" id="ch-said">',
    '<script src="form-data.js" defer="">',
    '<script type="application/ld+json">',
    '<script src="assets/countries.js" defer="">',
    '<script src="assets/explorer-choices.js" defer="">',
    '<script src="assets/explorer-view.js" defer="">',
    '<script src="assets/explorer-shortlist.js" defer="">',
    '<script src="assets/explorer.js" defer="">',
    '<script src="assets/compare.js" defer="">',
    '<script type="module" src="assets/search/search-page.js">',
    '<script type="module" src="assets/form.js">',
    '<script type="module" src="assets/plan.js">',
    '<script type="module" src="assets/budget/calculator.js">',
    '<script type="module" src="assets/budget/pilot.js">',
    *(
        f'<link rel="stylesheet" href="assets/{name}.css">'
        for name in ("explorer", "form", "home", "pictures", "plan", "register", "report", "search")
    ),
]
# What a page has that it must not have. With no argument it looks at the page that is shown, after its scripts ran.
STRANGE = """async ([ours, uri]) => {
  const text = uri === null ? null : await (await fetch(uri)).text()
  const made = text === null ? document : new DOMParser().parseFromString(text, 'text/html')
  const opening = element => element.cloneNode().outerHTML.split('</')[0].replace(/(src|href)="(\\.\\.\\/)*/, '$1="')
  const mains = [...made.querySelectorAll('main')]
  const scripts = mains.flatMap(one => [...one.querySelectorAll('script, link')])
  const every = [...made.querySelectorAll('body *')]
  return [
    ...(mains.length === 1 && made.querySelectorAll('h1').length === 1 ? [] : ['no one main part or heading']),
    ...scripts.map(opening).filter((tag, at, all) =>
      !ours.includes(tag) || (all.indexOf(tag) !== at && !tag.startsWith('<link'))),
    ...scripts.filter(one => /json$/.test(one.type)).flatMap(one => {
      try { JSON.parse(one.textContent); return [] } catch { return ['broken data: ' + opening(one)] }
    }),
    ...mains.flatMap(one => [...one.querySelectorAll('iframe, img, object, embed, style, meta, base')]).map(opening),
    ...every.filter(one => [...one.attributes].some(({ name }) => name.startsWith('on'))).map(opening),
    ...every.filter(one => /^\\s*javascript:/i.test(one.getAttribute('href') || '')).map(opening),
    ...every.filter(one => one.localName === 'h2' && one.textContent.trim() === 'Heading').map(opening),
  ]
}"""

# The same of many pages, in one call.
STRANGE_OF_EACH = f"async ([ours, uris]) => Promise.all(uris.map(uri => ({STRANGE})([ours, uri])))"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _record(kind: str) -> str:
    """Return a record of the library in which @line, @sentence and @prose stand for hostile text."""
    text = (CASES / "hostile" / f"{kind}.yml").read_text("utf-8")
    for name, value in (("@line", LINE), ("@sentence", SENTENCE), ("@prose", PROSE)):
        text = text.replace(name, _quoted(value))
    return text


@dataclass(frozen=True, slots=True)
class House:
    """A small project with hostile records: its root, the folder of its site, and the address of the site."""

    root: Path
    site: Path
    address: str


def make_hostile(root: Path) -> None:
    """Put hostile text into every free field of the records of a root."""
    line, prose = _quoted(LINE), _quoted(PROSE)
    texts = {
        "organisations/hostile-body.yml": f"name: {line}\nshort_name: {line}\nkind: ngo\nnotes: {prose}\n",
        "sources/hostile-source.yml": _record("source"),
        "requests/ken-hostile-need.yml": _record("request"),
        "memberships/hostile-list.yml": _record("membership"),
    }
    for name, text in texts.items():
        (root / "data" / name).parent.mkdir(exist_ok=True)
        (root / "data" / name).write_text(text)
    _replace(
        root / "data/centres/example-centre.yml",
        "name: Example Centre",
        f"name: {line}\nhost: {line}\nexpertise: {prose}\nnotes: {prose}",
    )
    _replace(root / "data/requests/uga-example-request.yml", "title: Example of a submitted request", f"title: {line}")
    _replace(root / "data/countries/KEN.yml", "  en: Kenya", f"  en: {line}")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
