"""Fields of other programs in front matter: what to write here in their place."""

from __future__ import annotations

from newsgen.library.fields import NEEDLESS
from newsgen.yamlfile import FieldReader

_YES = ("true", "yes", "on", "1", "是")
_NO = ("false", "no", "off", "0", "否")
#: Fields that say in other programs whether an article is a draft, and what they say then.
FLAGS = {"draft": _YES, "published": _NO, "publish": _NO, "hidden": _YES, "hide": _YES}
_DONE = {"draft": _NO, "published": _YES, "publish": _YES, "hidden": _NO, "hide": _NO}


def report_foreign(reader: FieldReader) -> frozenset[str]:
    """Report the keys that mean nothing here, or that are a status here; return them."""
    told = set()
    for key, line in reader.fields.key_lines.items():
        word = key.casefold()
        said = reader.text(key).casefold() if word in FLAGS else ""
        if word in FLAGS and said in FLAGS[word]:
            hint = "a draft says `status: draft`"
        elif word in FLAGS and said in _DONE[word]:
            hint = "leave it out: an article is published, unless its `status` says otherwise"
        elif word in NEEDLESS.split():
            hint = "it belongs to another program; leave it out"
        else:
            continue
        told.add(key)
        reader.report.error(line, "unknown field `{key}`", hint, key=key)
    return frozenset(told)
