"""Work packages on a page: what an earlier one has said is not said again."""

from __future__ import annotations

from clearinghouse.domain.plans import Gap, Role
from clearinghouse.records.request import WorkPackage
from clearinghouse.site.pages.plan_blocks import PackageBlock, RoleLine, SourceLine, without_repetition
from support.factories import made_up

_BANK, _FUND = (SourceLine(made_up(key), "Loan") for key in ("bank", "fund"))


def _block(*lines: tuple[Role, tuple[SourceLine, ...]]) -> PackageBlock:
    roles = tuple(RoleLine(role, role.value, sources, 0) for role, sources in lines)
    return PackageBlock(WorkPackage("destruction"), Gap.LOANS_ONLY, roles, "", None, ())


def _marks(*blocks: PackageBlock) -> list[list[int]]:
    return [[line.same_as for line in block.roles] for block in without_repetition(blocks)]


def test_the_same_lenders_are_named_with_the_number_of_the_first_package() -> None:
    """A third package refers to the first, not to the second."""
    same = _block((Role.LENDS, (_BANK, _FUND)))

    assert _marks(same, same, same) == [[0], [1], [1]]


def test_another_offer_another_role_and_payers_are_said_in_full() -> None:
    """One source less, another sum or another role is something new, and who can pay is never shortened."""
    larger = SourceLine(_BANK.source, "Loan, up to USD 5")
    pays = _block((Role.PAYS, (_BANK,)))

    assert _marks(_block((Role.LENDS, (_BANK, _FUND))), _block((Role.LENDS, (_BANK,)))) == [[0], [0]]
    assert _marks(_block((Role.LENDS, (_BANK,))), _block((Role.LENDS, (larger,)))) == [[0], [0]]
    assert _marks(_block((Role.LENDS, (_BANK,))), _block((Role.DELIVERS, (_BANK,)))) == [[0], [0]]
    assert _marks(pays, pays) == [[0], [0]]
    assert _marks() == []
