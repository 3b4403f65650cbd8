"""How texts are set: quotation marks, punctuation, emphasis, numbers with their units."""

from __future__ import annotations

from msgspec import Struct

from newsgen.yamlfile import FieldReader

#: How emphasis in texts is set.
EMPHASIS = ("bold", "dots")


class Typography(Struct, frozen=True):
    """What is done to texts in every edition.

    `quotes` are turned into those of the edition, half-width `punctuation` of Chinese into full-width;
    `units` stay on a line with their numbers. `emphasis` is `bold`, or `dots` below the characters.
    """

    quotes: bool = True
    punctuation: bool = True
    emphasis: str = "bold"
    units: bool = True


def read_typography(reader: FieldReader) -> Typography:
    """Read `typography`; each of its fields has a default."""
    entry = reader.mapping("typography")
    if entry is None:
        return Typography()
    typography = Typography(
        quotes=entry.flag("quotes"),
        punctuation=entry.flag("punctuation"),
        emphasis=entry.choice("emphasis"),
        units=entry.flag("units"),
    )
    entry.finish()
    return typography
