"""The field `image`: the picture that stands for an article."""

from __future__ import annotations

import re

from newsgen.config import Config
from newsgen.config.pictures import NO_ALTERNATIVE
from newsgen.markup import DECORATIVE
from newsgen.model import Image
from newsgen.problems import Severity, sentence
from newsgen.yamlfile import FieldReader, Text

_OWN_COMPUTER = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|~/", re.IGNORECASE)


def read_lead_image(reader: FieldReader, config: Config) -> Image | None:
    """Return the picture; None where there is none, or where it has no file, which is reported."""
    node = reader.node("image")
    if isinstance(node, Text):
        src = _fit(node.value.strip(), reader, reader.line("image"))
        if not src:
            return None
        _miss_alt(reader, config, reader.line("image"), src)
        return Image(src)
    entry = reader.mapping("image")
    if entry is None:
        return None
    alt = entry.text("alt") if entry.node("alt") else ""  # what is missing is told below, with its image
    image = Image(
        src=_fit(entry.text("src"), entry, entry.line("src")),
        alt="" if alt in DECORATIVE else alt,
        caption=entry.text("caption"),
        credit=entry.text("credit"),
        source=entry.text("source"),
    )
    entry.finish()
    if image.src and not alt:
        _miss_alt(reader, config, entry.line("alt" if "alt" in entry.fields.key_lines else "src"), image.src)
    return image if image.src else None


def _fit(src: str, reader: FieldReader, line: int) -> str:
    """Return the address of a picture; nothing where only one computer has it, which is reported."""
    if not _OWN_COMPUTER.match(src):
        return src
    reader.report.error(
        line,
        "the image `{src}` lies on somebody's own computer",
        "put the file beside the article, and write its name alone",
        src=src,
    )
    return ""


def _miss_alt(reader: FieldReader, config: Config, line: int, src: str) -> None:
    waits = config.pictures.undescribed == Severity.WARNING
    miss = reader.report.warning if waits else reader.report.error
    miss(
        line,
        NO_ALTERNATIVE,
        sentence(
            "say what it shows to those who cannot see it: {{src: {src}, alt: …}};"
            " if it only adorns: alt: 裝飾"
        ),
        src=src,
    )
