"""The text dictionaries: those of `opencc-python-reimplemented`, and the newer entries laid over them.

Neither is imported as a module: the package's imported name, `opencc`, is also that of the official
binding, and only its files are wanted.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: Where our own tables lie; `README.md` there says what each is and where it comes from.
DATA = Path(__file__).parent / "data"


class DictionariesMissing(Exception):
    """The dictionaries of `opencc-python-reimplemented` are not installed."""


@cache
def package_folder() -> Path:
    """Return the folder of the package (with `config/` and `dictionary/`), or raise DictionariesMissing."""
    spec = find_spec("opencc")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(place) / "dictionary" / "STPhrases.txt").is_file():
            return Path(place)
    raise DictionariesMissing(
        "the dictionaries of opencc-python-reimplemented are not installed; "
        "the official binding `OpenCC`, installed beside it, may have replaced them"
    )


def values(name: str) -> dict[str, str]:
    """Return a dictionary of the package, by its file name without `.txt`: key to its spaced values."""
    path = package_folder() / "dictionary" / f"{name}.txt"
    if not path.is_file():
        return {}
    text = path.read_text(encoding="utf-8").strip("\n")
    fields = text.replace("\t", "\n").split("\n")
    if len(fields) == 2 * text.count("\t") and text.count("\n") + 1 == text.count("\t"):
        return {key: value.strip() for key, value in zip(fields[::2], fields[1::2], strict=True)}
    # Not a plain table of two columns: line by line, as the package reads it.
    return {key: value for key, _, value in (line.strip().partition("\t") for line in text.splitlines())}


def read(name: str) -> dict[str, str]:
    """Return a dictionary of the package: key to its first value."""
    return _first(values(name))


def newest_values(name: str) -> dict[str, str]:
    """Return a dictionary of the package with the newer entries over it: key to its spaced values."""
    entries = values(name)
    for key, value in _newer(name).items():
        if value:
            entries[key] = value
        else:
            entries.pop(key, None)
    return entries


def newest(name: str) -> dict[str, str]:
    """Return a dictionary of the package with the newer entries over it: key to its first value."""
    return _first(newest_values(name))


def _first(entries: dict[str, str]) -> dict[str, str]:
    return {key: given.partition(" ")[0] if " " in given else given for key, given in entries.items()}


def own(name: str) -> list[list[str]]:
    """Return the tab-separated fields of one of our own tables, without comments and empty lines."""
    return [line.split("\t") for line in own_lines(name)]


def own_lines(name: str) -> list[str]:
    """Return the lines of one of our own tables, without comments and empty ones."""
    text = (DATA / name).read_bytes().decode("utf-8")  # faster than to translate line ends that are not there
    return [line for line in text.split("\n") if line and line[0] != "#"]


@cache
def _newer(name: str) -> dict[str, str]:
    """Return the newer entries of a dictionary; an empty value drops one."""
    _, _, section = "\n".join(own_lines("newer.tsv")).partition(f"[{name}]\n")
    lines = section.partition("\n[")[0].split("\n")
    return dict(line.split("\t", 1) for line in lines if "\t" in line)
