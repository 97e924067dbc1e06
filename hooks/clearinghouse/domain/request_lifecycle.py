"""The life cycle of a submitted request: which state may follow which.

It follows the practice of the assistance process under Security Council resolution 1540 and of LifeWeb: a request is
acknowledged, reviewed at the centre, circulated, and followed until it is met or ends. One year later the country
is asked whether the need was met. The route is that of the proposal, paragraph 10: focal point, regional centre,
secretariat.
"""

from __future__ import annotations

from collections.abc import Mapping

FIRST = "received"
FINAL = frozenset({"completed", "withdrawn", "expired", "unmet", "followed-up"})
WITH_RESULT = frozenset({"completed", "unmet", "followed-up"})  # states in which a result is known
_ENDS = ("withdrawn", "expired")

NEXT: Mapping[str, tuple[str, ...]] = {
    "received": ("acknowledged", "returned", *_ENDS),
    "acknowledged": ("under-review", "returned", *_ENDS),
    "under-review": ("reviewed", "circulated", "returned", *_ENDS),
    "reviewed": ("circulated", "returned", *_ENDS),
    "returned": ("received", "under-review", *_ENDS),
    "circulated": ("offers", "unmet", "returned", *_ENDS),
    "offers": ("matched", "circulated", "unmet", *_ENDS),
    "matched": ("in-progress", "circulated", *_ENDS),
    "in-progress": ("completed", "circulated", "withdrawn"),
    "completed": ("followed-up",),
    "withdrawn": (),
    "expired": ("received",),
    "unmet": ("circulated", "followed-up"),
    "followed-up": ("circulated",),
}


def allowed(before: str | None, after: str) -> tuple[str, ...]:
    """Return the states that may follow `before` (None: the beginning). `after` is allowed when it is one of them.

    Any state may follow one that this table does not know: another rule refuses the unknown one.
    """
    if before is None:
        return (FIRST,)
    return NEXT.get(before, (after,))
