"""The Content Security Policy of a page, as a meta element with the hashes of its inline scripts."""

from __future__ import annotations

import base64
import hashlib
import re

# A data block (type="application/json" or ld+json) is not run, so it needs no hash.
_INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.S)
_HEAD = re.compile(r"<head[^>]*>")
_HAS_POLICY = re.compile(r'http-equiv="?Content-Security-Policy')
# Fonts, frames, plug-ins and all else fall back on the first rule. 'wasm-unsafe-eval' is for the search engine alone;
# nothing else on the site is compiled at run time.
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)


def policy(html: str) -> str:
    """Return the policy that lets exactly the inline scripts of `html` run, and nothing from other hosts."""
    hashes = dict.fromkeys(_hash(script) for script in _INLINE.findall(html))
    return _POLICY.format(hashes="".join(f" 'sha256-{value}'" for value in hashes))


def has_policy(html: str) -> bool:
    """Return whether a page has a policy already."""
    return bool(_HAS_POLICY.search(html))


def with_policy(html: str) -> str:
    """Return `html` with its policy as the first element of the head. Raises ValueError without a head."""
    head = _HEAD.search(html)
    if not head:
        raise ValueError("the page has no head to put the Content Security Policy into")
    meta = f'<meta http-equiv=Content-Security-Policy content="{policy(html)}">'
    return f"{html[: head.end()]}{meta}{html[head.end() :]}"


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
