"""The text dictionaries: those of `opencc-python-reimplemented`, and the newer entries laid over them.

Neither is imported as a module: the package's imported name, `opencc`, is also that of the official
binding, and only its files are wanted.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

_OWN = Path(__file__).parent / "data"


class DictionariesMissing(Exception):  # noqa: N818 - says what is the matter
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


def read(name: str) -> dict[str, str]:
    """Return a dictionary of the package: key to its first value; `name` without `.txt`."""
    text = (package_folder() / "dictionary" / f"{name}.txt").read_text(encoding="utf-8")
    entries: dict[str, str] = {}
    for line in text.splitlines():
        key, _, values = line.strip().partition("\t")
        entries[key] = values.partition(" ")[0]
    return entries


def lines(name: str) -> list[list[str]]:
    """Return the tab-separated fields of one of our own tables, without comments and empty lines."""
    text = (_OWN / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]
