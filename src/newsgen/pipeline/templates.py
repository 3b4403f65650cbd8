"""The templates of a site, and what they name, which the cache keeps."""

from __future__ import annotations

from pathlib import Path

from newsgen.cache import Cache
from newsgen.memo import Memo
from newsgen.render import TEMPLATES
from newsgen.templating import Templates
from newsgen.theme import theme_folder

# The last, with what of them is compiled: a preview builds again and again.
_made: dict[tuple[Path, bytes], Templates] = {}


def site_templates(site: Path, template_digest: bytes, cache: Cache) -> Templates:
    """Return the templates that pages are rendered with, of a site and of the theme; the digest is of all."""
    key = site, template_digest
    if key not in _made:
        _made.clear()
        _made[key] = Templates((site / "templates", theme_folder("templates")))
        memo = Memo(cache)
        _made[key].uses.look_up(TEMPLATES, memo)
        if new := memo.taken():
            cache.put(new)
            cache.commit()
    return _made[key]
