"""Make src/newsgen/hanzi/data/neighbours.tsv: which characters stand before a Traditional form.

usage: python tools/neighbours.py HUMAN_TRADITIONAL.txt[.xz] ...

Reads the whole of each text. A neighbour is given in Simplified, by the character table. The shipped table is
of public statutes of Taiwan and of transcripts in the public domain. The same input gives the same bytes; it
takes half a minute.
"""

from __future__ import annotations

import lzma
import re
import sys
from pathlib import Path

from newsgen.hanzi import dictionary
from newsgen.hanzi.editions import simplified_characters
from newsgen.hanzi.lattice import is_han

_FORMS = "裡"


def main() -> None:
    """Write the table."""
    shapes = str.maketrans({source: target for source, target, *_ in dictionary.own("glyphs.tsv")})
    simplified = {ord(source): target for source, target in simplified_characters().items()}
    before: dict[str, set[str]] = {form: set() for form in _FORMS}
    for path in map(Path, sys.argv[1:]):
        content = path.read_bytes()
        text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8")
        for found in set(re.findall(f".[{_FORMS}]", text.translate(shapes))):
            if is_han(found[0]):
                before[found[1]].add(found[0].translate(simplified))
    head = (
        "# A form, and the characters that were seen before it, as they are in Simplified.\n"
        "# Made by tools/neighbours.py on public statutes of Taiwan and transcripts in the public domain.\n"
    )
    lines = [f"{form}\t{''.join(sorted(seen))}\n" for form, seen in before.items()]
    (dictionary.DATA / "neighbours.tsv").write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
