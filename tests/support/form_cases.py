"""Records for the checks of the forms: the case library, and records that are changed at random."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator

from clearinghouse.documents.document import parse
from clearinghouse.site.exports.form_bundle import RULES, SCRIPTS

from support.paths import CASES

KINDS = ("sources", "requests", "centres", "organisations")  # that have a form
# One sign outside the first plane counts as one, so texts of just the greatest length stand next to longer ones.
_TOO_LONG = ("𝒳" * 240, "𝒳" * 241, "y" * 800, "y" * 801, "z" * 4000, "z" * 4001, "x" * 1001)
SPOILT = (*json.loads((CASES / "form" / "spoilt-values.json").read_text("utf-8")), *_TOO_LONG)


def rules_in_the_form() -> set[str]:
    """Return the identifiers of the rules that the script of the forms has."""
    texts = [(SCRIPTS / f"{name}.js").read_text("utf-8") for name in RULES]
    return {name for text in texts for name in re.findall(r'^  "([A-Z]{3}-\d{3})":', text, re.M)}


def library() -> list[tuple[str, dict]]:
    """Return kind and data of every readable record of the case library, of the kinds that have a form."""
    files = [path for kind in KINDS for path in sorted(CASES.glob(f"**/data/{kind}/*.y*ml")) if path.is_file()]
    read_ = [(path.parent.name, parse(path.read_bytes(), path.name)[0]) for path in files]
    return [(kind, document.data) for kind, document in read_ if document]


def places(data: object, path: tuple = ()) -> Iterator[tuple]:
    """Yield the path of every value, at any depth."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield (*path, key)
        yield from places(value, (*path, key))


def mutated(data: dict, chance: random.Random) -> dict:
    """Return a copy with one or two values dropped, renamed, repeated or spoilt."""
    changed = copy.deepcopy(data)
    for _ in range(chance.choice((1, 1, 2))):
        if not changed:
            break
        *way, last = chance.choice(list(places(changed)))
        holder = changed
        for key in way:
            holder = holder[key]
        match chance.randrange(6):
            case 0:
                del holder[last]
            case 1 if isinstance(holder, dict):
                holder[f"{last}x"] = holder.pop(last)
            case 2 if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[last]))
            case _:
                holder[last] = copy.deepcopy(chance.choice(SPOILT))
    return changed
