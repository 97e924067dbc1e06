"""How many examples the property tests try: few while one works, many in CI."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

_FEW = 20
_SLOW_IS_FINE = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)  # fixtures that no example changes

settings.register_profile("dev", max_examples=_FEW, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.register_profile("ci", deadline=None, suppress_health_check=_SLOW_IS_FINE, print_blob=True)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") == "true" else "dev")


# Every character of UTF-8. Asked for by the name of the encoding, each is encoded first: seconds for each process.
CHARACTERS = st.characters(exclude_categories=["Cs"])


def examples(count: int) -> settings:
    """Try so many examples in CI, and a few elsewhere; HYPOTHESIS_PROFILE=ci asks for all of them anywhere."""
    profile = settings.get_profile(PROFILE)
    return settings(profile, max_examples=count if PROFILE == "ci" else min(count, _FEW))
