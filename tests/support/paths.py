"""Where things are, and the day for which tests compute."""

from __future__ import annotations

from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
AS_OF = date(2026, 11, 24)
