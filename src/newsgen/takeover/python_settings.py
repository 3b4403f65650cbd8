"""Settings written in Python -> their values, without running any of it."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from newsgen.readers.notations import plain
from newsgen.yamlfile.write import Value


def python_settings(text: str, known: Mapping[str, object] | None = None) -> dict[str, object]:
    """Return what a file of settings gives to names in capitals; `known` are those before it.

    Texts, numbers, lists and the like count, names that were given before, and texts that are put together
    of these. Whatever would have to be run is left out, as is all of a file that is no Python.
    """
    found: dict[str, object] = dict(known or {})
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return found
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            targets: list[ast.expr] = statement.targets
            value: ast.expr | None = statement.value
        elif isinstance(statement, ast.AnnAssign):
            targets, value = [statement.target], statement.value
        else:
            continue
        if value is None:
            continue
        try:
            said = _value(value, found)
        except (ValueError, TypeError, RecursionError):
            continue
        for target in targets:
            if isinstance(target, ast.Name):
                found[target.id] = said
    return found


def as_value(found: object) -> Value:
    """Return a value of Python as texts."""
    if isinstance(found, tuple | set):
        return [as_value(each) for each in found]
    return plain(found)


def _value(node: ast.expr, names: Mapping[str, object]) -> object:
    if isinstance(node, ast.Name) and node.id in names:
        return names[node.id]
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return [_value(each, names) for each in node.elts]
    if isinstance(node, ast.Dict):
        return {
            _value(key, names): _value(value, names)
            for key, value in zip(node.keys, node.values, strict=True)
            if key is not None
        }
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _value(node.left, names), _value(node.right, names)
        if isinstance(left, str) and isinstance(right, str):
            return left + right
        if isinstance(left, list) and isinstance(right, list):
            return left + right
    if isinstance(node, ast.JoinedStr):
        parts = [each.value if isinstance(each, ast.FormattedValue) else each for each in node.values]
        return "".join(str(_value(part, names)) for part in parts)
    return ast.literal_eval(node)
