"""Every message of the source: the literals that say something to people, found in its syntax trees.

An argument is a message where its parameter is called `message`, `hint` or `sentence`: that of a function, of
a class, or of a class that is made of such a one. So is what a variable of such a name is set to, what
argparse shows, and what `translate`, a count and a progress line are given.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

_PARAMETERS = ("message", "hint", "sentence")
_HELP = ("help", "description", "epilog", "title")
_FIRST = ("translate", "_translate", "progress", "watch")  # whose first argument is one

#: Of something that can be called: which arguments are messages, by position and by name.
_Places = frozenset[int | str]


class Gathered(Struct):
    """The messages, each with the files that have it; plurals, by their singulars; and where something else
    than a constant stands in the place of a message: `path:line`."""

    messages: dict[str, set[str]] = {}
    plurals: dict[str, str] = {}
    not_constant: list[str] = []


def gather(source: Path) -> Gathered:
    """Return the messages of every module below a folder."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(source.rglob("*.py"))}
    positions = _positions(trees.values())
    found = Gathered()
    for path, tree in trees.items():
        name = path.relative_to(source.parent).as_posix()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                if _name(node.func) == "count":
                    _take_count(node, name, found)
                for argument in _arguments(node, positions.get(_name(node.func), frozenset())):
                    _take(argument, name, found)
                    if None in _parts(argument):
                        found.not_constant.append(f"{name}:{argument.lineno}")
            elif isinstance(node, ast.Assign) and any(_name(each) in _PARAMETERS for each in node.targets):
                _take(node.value, name, found)
    return found


def _take(argument: ast.expr, name: str, found: Gathered) -> None:
    for part in filter(None, _parts(argument)):
        found.messages.setdefault(part, set()).add(name)


def _take_count(call: ast.Call, name: str, found: Gathered) -> None:
    """Take a noun with its plural, as `count` in cli/speech.py makes sentences of them."""
    words = (word.value for word in call.args[1:] if isinstance(word, ast.Constant))
    nouns = [word for word in words if isinstance(word, str)]
    if nouns:
        one, many = nouns[0], nouns[1] if len(nouns) > 1 else f"{nouns[0]}s"
        found.messages.setdefault(f"{{number}} {one}", set()).add(name)
        found.plurals[f"{{number}} {one}"] = f"{{number}} {many}"


def _positions(trees: Iterable[ast.AST]) -> Mapping[str, _Places]:
    """Return, for each name that can be called, which of its arguments are messages."""
    found: dict[str, set[int | str]] = {name: {0} for name in _FIRST}
    bases: list[tuple[str, str]] = []
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                bases += [(_name(base), node.name) for base in node.bases]
                for name, parameters in _of_class(node):
                    _add(found, name, parameters)
        for function in _functions(tree):
            _add(found, function.name, [each.arg for each in function.args.args])
    for _ in range(5):  # a class of a class of a class
        for base, name in bases:
            found.setdefault(name, set()).update(found.get(base, ()))
    return {name: frozenset(places) for name, places in found.items() if places}


def _functions(node: ast.AST) -> Iterator[ast.FunctionDef]:
    """Give the functions in a tree that are no methods."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef) and not isinstance(node, ast.ClassDef):
            yield child
        yield from _functions(child)


def _of_class(node: ast.ClassDef) -> Iterator[tuple[str, list[str]]]:
    """Give what can be called of a class, with its parameters: itself, if it is a record, its methods."""
    fields = [each.target for each in node.body if isinstance(each, ast.AnnAssign)]
    if not any(isinstance(each, ast.FunctionDef) and each.name == "__init__" for each in node.body):
        yield node.name, [each.id for each in fields if isinstance(each, ast.Name)]
    for each in node.body:
        if isinstance(each, ast.FunctionDef):
            static = any(_name(decorator) == "staticmethod" for decorator in each.decorator_list)
            name = node.name if each.name == "__init__" else each.name
            yield name, [argument.arg for argument in each.args.args][0 if static else 1 :]


def _add(found: dict[str, set[int | str]], name: str, parameters: list[str]) -> None:
    for at, parameter in enumerate(parameters):
        if parameter in _PARAMETERS:
            found.setdefault(name, set()).update((at, parameter))


def _arguments(call: ast.Call, places: _Places) -> Iterator[ast.expr]:
    if isinstance(call.func, ast.Attribute) and call.func.attr == "translate":
        return  # that of strings, which takes a table
    for at, argument in enumerate(call.args):
        if at in places:
            yield argument
    for keyword in call.keywords:
        if keyword.arg in places:
            yield keyword.value
        elif keyword.arg in _HELP and _name(call.func) != "Config":
            yield from [keyword.value] if isinstance(keyword.value, ast.Constant | ast.JoinedStr) else []


def _parts(node: ast.expr) -> Iterator[str | None]:
    """Give the sentences that an argument may be; None for one that is made up.

    A name, an attribute or an item stands for a sentence that is marked elsewhere, by `sentence()`; and what
    comes from `.text(translate)` has been translated.
    """
    is_said = isinstance(node, ast.Call) and _name(node) == "text"
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _parts(node.body)
        yield from _parts(node.orelse)
    elif is_said or isinstance(node, ast.Constant | ast.Name | ast.Attribute | ast.Subscript | ast.Starred):
        yield ""
    else:
        yield None


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _name(node.func)
    if isinstance(node, ast.IfExp):  # (report.error if … else report.warning)(…)
        return _name(node.body)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
