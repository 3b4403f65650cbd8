"""What a browser is told that puts the site on a home screen."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.pages import Contents, PageGroup
from newsgen.pages.paths import MANIFEST
from newsgen.problems import sentence
from newsgen.render.kinds.kind import PageKind


class WebManifest(PageKind):
    """The web app manifest of an edition."""

    name = "manifest"
    template = "manifest.webmanifest"
    is_indexed = False

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the file."""
        origin = sentence("the web app manifest")
        yield self.single(contents, MANIFEST, contents.title, origin)
