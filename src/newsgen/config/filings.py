"""The filings and permits that a mainland site shows in its footer."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from newsgen.yamlfile import FieldReader


class Filing(Struct, frozen=True):
    """A number under which the site is registered; `kind` is a key of `KINDS`."""

    kind: str
    number: str


# A province's short name, as in numbers of the ICP and public security filings.
_PROVINCE = (
    "[京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊港澳台臺]"
)

#: The kinds in the usual order of a footer, each with the form of its number and an example.
KINDS: dict[str, tuple[str, str]] = {
    "icp": (rf"{_PROVINCE}ICP(?:备|備|证|證)\d{{6,10}}[号號]?(?:-\d{{1,3}}[A-Z]?)?", "赣ICP备12345678号-1"),
    "public_security": (rf"{_PROVINCE}公[网網]安[备備]\s?\d{{14}}[号號]?", "赣公网安备36010000000001号"),
    "news_service": (r"\d{8,13}", "36120170001"),
    "audiovisual": (r"\d{6,9}", "1412345"),
    "broadcast": (r"[^\d\s]{0,12}\d{2,12}[号號]?", "（赣）字第123号"),
    "reporting_phone": (r"(?=(?:\D*\d){5})\+?[\d\s()-]{5,20}", "12377"),
    "reporting_email": (r"[^@\s]+@[^@\s]+\.[^@\s]+", "jubao@example.org"),
}


def read_filings(reader: FieldReader) -> tuple[Filing, ...]:
    """Read `filings`: only those given are shown; a number of the wrong form is a problem."""
    entry = reader.mapping("filings")
    if entry is None:
        return ()
    filings = []
    for kind, (form, example) in KINDS.items():
        number = entry.text(kind)
        if not number:
            continue
        if not re.fullmatch(form, unicodedata.normalize("NFKC", number)):
            entry.report.error(
                entry.line(kind),
                "`{number}` cannot be a number of `{kind}`",
                "it looks like this: {example}",
                number=number,
                kind=kind,
                example=example,
            )
        filings.append(Filing(kind, number))
    entry.finish()
    return tuple(filings)
