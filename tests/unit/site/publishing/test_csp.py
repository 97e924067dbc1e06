"""The Content Security Policy of a page."""

from __future__ import annotations

import pytest
from clearinghouse.site.publishing import csp


def test_policy_allows_exactly_the_inline_scripts_of_the_page() -> None:
    """Inline scripts get their hashes, data blocks and files do not, and the policy comes first."""
    html = '<head lang="x"><script>var a</script><script type="application/json">{}</script>'
    html += '<script src="b.js"></script></head>'

    page = csp.with_policy(html)

    assert page.startswith('<head lang="x"><meta http-equiv=Content-Security-Policy')
    assert csp.policy(html).count("'sha256-") == 1
    assert "unsafe-inline" not in page


def test_page_without_a_head_gets_no_policy_in_silence() -> None:
    """A page without a head is an error, not a page without a policy."""
    with pytest.raises(ValueError, match="no head"):
        csp.with_policy("<p></p>")
