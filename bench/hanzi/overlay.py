"""Make src/newsgen/hanzi/data/newer.tsv: what opencc-purepy's dictionaries have newer than the package's.

usage: python bench/hanzi/overlay.py FOLDER_OF_OPENCC_PUREPY_DICTS > src/newsgen/hanzi/data/newer.tsv

Only entries that differ are kept, each with its first value (all values for characters, which the list
of doubts shows); a key with nothing after it is one that the newer dictionaries dropped.
"""

from __future__ import annotations

import sys
from pathlib import Path

from newsgen.hanzi.dictionary import package_folder

NAMES = [
    "STCharacters",
    "STPhrases",
    "TSCharacters",
    "TSPhrases",
    "TWVariants",
    "TWVariantsPhrases",
    "TWVariantsRev",
    "TWVariantsRevPhrases",
    "TWPhrases",
    "TWPhrasesRev",
    "HKVariants",
    "HKVariantsPhrases",
    "HKVariantsRev",
    "HKVariantsRevPhrases",
]

HEAD = """\
# Derived from the dictionaries of opencc-purepy 1.5.0 (opencc_purepy/dicts, Apache-2.0, itself derived
# from OpenCC's, Apache-2.0) by bench/hanzi/overlay.py: the entries that differ from those of
# opencc-python-reimplemented 0.1.7. Do not edit by hand."""


def entries(path: Path, name: str) -> dict[str, str]:
    """Return key to value; only the first value, but all of them for characters."""
    found: dict[str, str] = {}
    if not path.is_file():
        return found
    for line in path.read_text(encoding="utf-8").splitlines():
        key, tab, values = line.partition("\t")
        if tab and not key.startswith("#"):
            found[key] = values.strip() if name.endswith("Characters") else values.split()[0]
    return found


def main() -> None:
    """Print the overlay."""
    newer = Path(sys.argv[1])
    print(HEAD)
    for name in NAMES:
        ours = entries(package_folder() / "dictionary" / f"{name}.txt", name)
        theirs = entries(newer / f"{name}.txt", name)
        print(f"[{name}]")
        for key in sorted(ours.keys() | theirs.keys()):
            if key not in theirs:
                print(f"{key}\t")
            elif ours.get(key) != theirs[key]:
                print(f"{key}\t{theirs[key]}")


if __name__ == "__main__":
    main()
