"""Pictures that are settled in bulk, by the folder that they lie in or the host that they come from."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from newsgen.problems import Severity, sentence
from newsgen.yamlfile import FieldReader

#: What is told of pictures, one by one, or once for all that have it in common.
NO_ALTERNATIVE = sentence("the image `{src}` has no alternative text")
IMAGE_ELSEWHERE = sentence(
    "the image `{target}` is on another host, from which readers' browsers will not load it"
)
FILE_ELSEWHERE = sentence(
    "the file `{target}` is on another host, from which readers' browsers will not load it"
)

#: How much a picture weighs that has no alternative text.
UNDESCRIBED = (Severity.ERROR.value, Severity.WARNING.value)


class PictureRules(Struct, frozen=True):
    """Folders of the site and hosts: of pictures that need no credit below each, and of pictures that only
    adorn, and need neither a credit nor words for those who cannot see them. `undescribed` is how much any
    other weighs that has no such words."""

    credited: tuple[str, ...] = ()
    decorative: tuple[str, ...] = ()
    undescribed: str = Severity.ERROR.value

    def needs_credit(self, src: str, origin: str) -> bool:
        """Whether the credit of a picture is asked for; `origin` is the path of the file that shows it."""
        return not _is_below((*self.credited, *self.decorative), src, origin)

    def is_decorative(self, src: str, origin: str) -> bool:
        """Whether a picture only adorns."""
        return _is_below(self.decorative, src, origin)


def read_pictures(reader: FieldReader) -> PictureRules:
    """Read `pictures`: `credited` and `decorative`, each a list of folders and hosts; `undescribed`."""
    entry = reader.mapping("pictures")
    if entry is None:
        return PictureRules()
    undescribed = entry.choice("undescribed", UNDESCRIBED) or Severity.ERROR.value
    pictures = PictureRules(entry.texts("credited"), entry.texts("decorative"), undescribed)
    entry.finish()
    return pictures


def place_of(src: str, origin: str) -> str:
    """Return the host that a picture comes from, or else the folder of the site that it lies in."""
    host = urlsplit(src).hostname
    return host or dirname(_path(src, origin))


def _path(src: str, origin: str) -> str:
    path = unquote(src.partition("?")[0])
    return f"static{normpath(path)}" if path.startswith("/") else normpath(join(dirname(origin), path))


def _is_below(places: Iterable[str], src: str, origin: str) -> bool:
    if not places:
        return False
    host = urlsplit(src).hostname
    if host:
        return any(host == place or host.endswith(f".{place}") for place in places)
    path = _path(src, origin)
    folders = [place.strip("/") for place in places]
    return any(f"{path}/".startswith((f"{folder}/", f"static/{folder}/")) for folder in folders)
