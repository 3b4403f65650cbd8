"""The house stays easy to enter: modules are short, and no folder holds more than a tenth."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

MODULES = sorted(Path(__file__).parents[1].joinpath("src/newsgen").rglob("*.py"))
LONGEST = 300  # lines


def _lines(module: Path) -> int:
    return len(module.read_text("utf-8").splitlines())


def test_no_module_is_long() -> None:
    assert [module for module in MODULES if _lines(module) > LONGEST] == []


def test_no_folder_holds_more_than_a_tenth() -> None:
    package = Path(__file__).parents[1] / "src/newsgen"
    lines: Counter[str] = Counter()
    for module in MODULES:
        lines[module.relative_to(package).parts[0]] += _lines(module)
    assert [folder for folder, count in lines.items() if 10 * count > lines.total()] == []
