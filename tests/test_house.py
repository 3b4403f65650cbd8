"""The house stays easy to enter: modules are short, folders small, names mean one thing."""

from __future__ import annotations

import ast
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


def test_a_class_has_a_name_of_its_own() -> None:
    names = Counter(
        node.name
        for module in MODULES
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in names.items() if count > 1] == []
