"""The site that readers have: what the next one owes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsgen.publish.files import digest_of, hex_digest
from newsgen.publish.site_manifest import MANIFEST_JSON, SiteManifest, decode_manifest, is_hashed_asset

_GENERATIONS = 2  # of style sheets and scripts that stay, beside those of now


@dataclass(frozen=True, slots=True)
class Published:
    """What a published site says of its files; `read` gives one by its path, None where it cannot."""

    manifest: SiteManifest
    read: Callable[[str], bytes | None]

    def asset(self, path: str) -> bytes | None:
        """Return a style sheet or script; None where the site has it no longer, or not as it was made."""
        made = self.manifest.files.get(path)
        content = self.read(path) if made and is_hashed_asset(path) else None
        return (
            content
            if made and content is not None and hex_digest(digest_of(content)) == made.digest
            else None
        )

    def generations(self, now: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Return the assets of the generations before, the last one first, where those of `now` are next."""
        before = self.manifest.assets
        if before and before[0] == now:
            before = before[1:]
        return before[:_GENERATIONS]


def published_in(folder: Path) -> Published | None:
    """Return the site in a folder; None where none lies there that says what it is."""

    def read(path: str) -> bytes | None:
        try:
            return (folder / path).read_bytes()
        except OSError:
            return None

    content = read(MANIFEST_JSON)
    made = decode_manifest(content) if content is not None else None
    return Published(made, read) if made else None
