"""content/names.yaml with one name more, in the style of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from newsgen.atomic_write import read_if_there
from newsgen.library import NAMES_FILE, Settings, read_names
from newsgen.model import EDITIONS, Name
from newsgen.problems import Message, Report
from newsgen.review.file_change import FileChange, Refused
from newsgen.textfile import decode
from newsgen.yamlfile.write import flow_mapping, scalar

_SHORTEST = 2  # characters of a name
_ITEM = re.compile(r"^( *)- +(\{?)", re.MULTILINE)


def add_name(settings: Settings, forms: Mapping[str, str], kind: str = "") -> tuple[FileChange, Settings]:
    """Return what is to be done to content/names.yaml, and the site as it will be then.

    Raises Refused where one of the forms is registered already, or the file cannot take the name.
    """
    if any(len(form) < _SHORTEST for form in forms.values()):
        raise Refused("one character is no name: it would be kept wherever it stands")
    _refuse_known(settings, forms)
    path = settings.site / NAMES_FILE
    before = read_if_there(path)
    raw = before or b""
    text = decode(raw, Report(NAMES_FILE))
    if text is None:
        raise Refused("{file} cannot be read", file=NAMES_FILE)
    more = with_name(text, forms, kind)[len(text) :]
    newline = b"\r\n" if b"\r\n" in raw else b"\n"
    change = FileChange(path, before, raw + more.encode("utf-8").replace(b"\n", newline))
    names = _read(change.after or b"", settings.config.editions)
    if (
        not names
        or names[:-1] != settings.registries.names
        or dict(names[-1].forms.by_edition) != dict(forms)
    ):
        raise Refused("{file} cannot take the name; write it there yourself", file=NAMES_FILE)
    return change, replace(settings, registries=replace(settings.registries, names=names))


def with_name(text: str, forms: Mapping[str, str], kind: str = "") -> str:
    """Return the file's text (empty where there is none) with a further name at its end."""
    fields = {edition: forms[edition] for edition in EDITIONS if edition in forms}
    if kind:
        fields["kind"] = kind
    items = _ITEM.findall(text)
    indent, brace = items[-1] if items else ("", "{")
    if brace:
        line = f"{indent}- {flow_mapping(fields)}\n"
    else:
        written = [f"{name}: {scalar(value)}" for name, value in fields.items()]
        line = f"{indent}- " + f"\n{indent}  ".join(written) + "\n"
    return text + ("" if not text or text.endswith("\n") else "\n") + line


def _refuse_known(settings: Settings, forms: Mapping[str, str]) -> None:
    known = {form: name.line for name in reversed(settings.registries.names) for form in name.forms.all()}
    sources = {form for source in settings.registries.sources.values() for form in source.name.all()}
    for form in forms.values():
        if form in known:
            raise Refused("`{name}` is a name already, in line {line} of {file}",
                          name=form, line=str(known[form]), file=NAMES_FILE)  # fmt: skip
        if form in sources:
            raise Refused("`{name}` is the name of a source already", name=form)


def _read(content: bytes, editions: tuple[str, ...]) -> tuple[Name, ...]:
    """Return the names of what is to be written, read as a build will read it."""
    report = Report(NAMES_FILE)
    with TemporaryDirectory(prefix="newsgen-") as folder:
        file = Path(folder) / "names.yaml"
        file.write_bytes(content)
        names = read_names(file, report, editions)
    if report.problems:
        problem = report.problems[0]
        reason = Message(problem.message, problem.values)
        raise Refused("{file} would be wrong: {reason}", file=NAMES_FILE, reason=reason)
    return names
