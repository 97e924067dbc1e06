"""The forms know every rule that needs no other record; tests/browser/test_form_rules.py holds them equal."""

from __future__ import annotations

from clearinghouse.rules.registry import RULES
from support.form_cases import KINDS, rules_in_the_form

_NEEDS_OTHER_RECORDS = {"CEN-001", "CEN-003", "ELG-001", "ELG-002", "LIF-014", "MNT-001", "REF-007"}
_OF_THE_DAY = {"FRE-001", "FRE-002", "LIF-015"}  # notices about a record that has become old
_IN_OTHER_WAYS = {"EVD-001", "EVD-002"}  # the form names facts without evidence, and offers the fields to support


def test_the_form_has_the_rules_that_need_one_record_only() -> None:
    """A new rule about one record of a kind with a form is in the script of the forms too, or excused here."""
    of_forms = {rule.id for rule in RULES.values() if rule.scope == "record" and set(rule.kinds) & set(KINDS)}
    in_the_form = rules_in_the_form()

    assert of_forms - in_the_form == _NEEDS_OTHER_RECORDS | _OF_THE_DAY | _IN_OTHER_WAYS
    assert in_the_form <= set(RULES)
