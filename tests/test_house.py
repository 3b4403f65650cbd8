"""The house stays easy to enter: modules are short, folders small, names mean one thing."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

MODULES = sorted(Path(__file__).parents[1].joinpath("src/newsgen").rglob("*.py"))
LONGEST = 300  # lines
DOCUMENTED = {"_exit", "_replace"}  # of the standard library, with an underscore all the same


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


def test_a_type_has_a_name_of_its_own() -> None:
    """Of classes and of aliases, such as `Span = tuple[int, int]`; equal aliases are one type."""
    meant: dict[str, set[str]] = defaultdict(set)
    for module in MODULES:
        for node in ast.parse(module.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                meant[node.name].add(f"class of {module}")
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                meant[node.targets[0].id].add(ast.unparse(node.value))
    types = (name for name in meant if name[0].isupper() and not name.isupper())
    said = {name: meant[name] for name in types if not any("TypeVar" in each for each in meant[name])}
    assert {name: values for name, values in said.items() if len(values) > 1} == {}


def test_no_module_uses_what_another_keeps_to_itself() -> None:
    reached = {}
    for module in MODULES:
        tree = ast.parse(module.read_text("utf-8"))
        defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        used: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.endswith("__"):
                is_own = isinstance(node.value, ast.Name) and node.value.id == "self"
                (defined if is_own else used).add(node.attr)
        if foreign := used - defined - DOCUMENTED:
            reached[module.name] = foreign
    assert reached == {}


def test_the_map_shows_the_floors_that_imports_keep_to() -> None:
    root = Path(__file__).parents[1]
    tools = tomllib.loads(root.joinpath("pyproject.toml").read_text("utf-8"))["tool"]
    layers = [set(layer.split(" | ")) for layer in tools["importlinter"]["contracts"][0]["layers"]]
    drawn = root.joinpath("docs/architecture.md").read_text("utf-8").split("```")[1].splitlines()
    floors = [
        {word.removesuffix("/").removesuffix(".py") for word in line.split() if word.endswith(("/", ".py"))}
        for line in drawn
    ]
    assert [floor for floor in floors if floor] == layers


def test_what_a_package_offers_is_taken_from_the_package() -> None:
    package = Path(__file__).parents[1] / "src/newsgen"
    trees = {module.relative_to(package).parts: ast.parse(module.read_text("utf-8")) for module in MODULES}
    offered = {
        parts[0]: {
            alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
        }
        for parts, tree in trees.items()
        if parts[1:] == ("__init__.py",)
    }
    past = [
        ("/".join(parts), node.module, alias.name)
        for parts, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("newsgen.")
        for _, there, *inside in [node.module.split(".")]
        if inside and there != parts[0]
        for alias in node.names
        if alias.name in offered[there]
    ]
    assert past == []
