"""What a published site has, by its own word."""

from __future__ import annotations

from newsgen.publish.files import digest_of
from newsgen.publish.published import published_by
from newsgen.publish.site_manifest import MANIFEST_JSON, encode_manifest, file_lines

_SHEET = "assets/style.0123456789.css"
_GONE = "assets/style.9876543210.css"


def test_an_asset_that_the_site_does_not_say_it_has_is_not_asked_for() -> None:
    sheet = b"a{}"
    lines = file_lines({_SHEET: digest_of(sheet)}, {})
    files = {MANIFEST_JSON: encode_manifest("newsgen", {}, {}, lines, ((_SHEET,),)), _SHEET: sheet}
    asked: list[str] = []

    def read(path: str) -> bytes | None:
        asked.append(path)
        return files.get(path)

    published = published_by(read)
    assert published is not None
    assert published.asset(_GONE) is None
    assert asked == [MANIFEST_JSON]
    assert published.asset(_SHEET) == sheet
    files[_SHEET] = b"b{}"
    assert published.asset(_SHEET) is None
