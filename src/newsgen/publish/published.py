"""The site that readers have: what the next one owes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from newsgen.publish.files import digest_of, hex_digest
from newsgen.publish.site_manifest import (
    MANIFEST_JSON,
    ManifestHead,
    SiteManifest,
    decode_head,
    decode_manifest,
    is_hashed_asset,
)

_GENERATIONS = 2  # of style sheets and scripts that stay, beside those of now


class Published(Struct, frozen=True, dict=True):
    """A published site: what its manifest.json says, and the `head` of it; `read` gives a file by its path,
    None where it cannot."""

    said: bytes
    head: ManifestHead
    read: Callable[[str], bytes | None]

    @cached_property
    def _digest(self) -> bytes:
        return digest_of(self.said)

    def is_told_by(self, digests: Mapping[str, bytes]) -> bool:
        """Whether these are the digests of the site's files: that of what it says is among them."""
        return digests.get(MANIFEST_JSON) == self._digest

    @cached_property
    def manifest(self) -> SiteManifest | None:
        """What it says of its files; None where nobody can tell."""
        return decode_manifest(self.said)

    def has(self, path: str, digest: bytes) -> bool:
        """Whether it says that it has this file, with this digest."""
        return self._says_of(path) == hex_digest(digest)

    def asset(self, path: str) -> bytes | None:
        """Return a style sheet or script; None where the site has it no longer, or not as it was made."""
        if not is_hashed_asset(path) or not self._says_of(path):
            return None
        content = self.read(path)
        return content if content is not None and self.has(path, digest_of(content)) else None

    def _says_of(self, path: str) -> str:
        made = self.manifest.files.get(path) if self.manifest else None
        return made.digest if made else ""

    def generations(self, now: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Return the assets of the generations before, the last one first, where those of `now` are next."""
        before = self.head.assets
        if before and before[0] == now:
            before = before[1:]
        return before[:_GENERATIONS]


def published_by(read: Callable[[str], bytes | None]) -> Published | None:
    """Return the site whose files can be read so; None where none lies there that says what it is."""
    said = read(MANIFEST_JSON)
    head = decode_head(said) if said is not None else None
    return Published(said, head, read) if said is not None and head is not None else None


def published_in(folder: Path) -> Published | None:
    """Return the site in a folder; None where none lies there that says what it is."""

    def read(path: str) -> bytes | None:
        try:
            return (folder / path).read_bytes()
        except OSError:
            return None

    return published_by(read)
