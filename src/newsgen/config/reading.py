"""What a site offers to its readers: ways to share an article, reading without a network, large type."""

from __future__ import annotations

from msgspec import Struct

from newsgen.yamlfile import FieldReader

#: Where an article can be shared.
SHARE = ("wechat", "weibo", "line", "facebook", "x")
#: The same as an editor may write them.
SHARE_SPELLINGS = {"微信": "wechat", "微博": "weibo", "臉書": "facebook", "脸书": "facebook", "twitter": "x"}


class Reading(Struct, frozen=True):
    """`share` has the places in the order in which they stand; with `offline`, pages that were opened can be
    read again without a network; `large_type` offers the mode for the elderly (適老化) on every page."""

    share: tuple[str, ...] = SHARE
    offline: bool = True
    large_type: bool = False


def read_reading(reader: FieldReader) -> Reading:
    """Read `share`, `offline` and `large_type`."""
    is_said = "share" in reader.fields.key_lines
    return Reading(
        share=reader.choices("share") if is_said else SHARE,
        offline=reader.flag("offline"),
        large_type=reader.flag("large_type"),
    )
