"""What pages may load from other hosts: nothing, but for what the site names."""

from __future__ import annotations

import re

from newsgen.yamlfile import FieldReader

#: The kinds of things, by their words in newsgen.yaml, with the directives of a Content Security Policy
#: (level 3) that speak of them.
DIRECTIVES: dict[str, str] = {
    "images": "img-src",
    "media": "media-src",
    "frames": "frame-src",
    "scripts": "script-src",
    "styles": "style-src",
    "fonts": "font-src",
    "connections": "connect-src",
    "forms": "form-action",
}

# A host, perhaps with any name below it, a port and a path; a scheme; the digest of a script in the page.
_SOURCE = re.compile(
    r"(https?://)?(\*\.)?[\w-]+(\.[\w-]+)+(:\d+)?(/[\w./~%-]*)?|(https|data|blob):|'sha(256|384|512)-[\w+/=-]+'"
)


def read_load_from(reader: FieldReader) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read `load_from`: for each directive that the site adds to, the sources that it adds.

    What would switch the policy off, such as `*` or `'unsafe-inline'`, is a problem.
    """
    entry = reader.mapping("load_from")
    if entry is None:
        return ()
    added = []
    for word, directive in DIRECTIVES.items():
        sources = entry.texts(word)
        for source in sources:
            if not _SOURCE.fullmatch(source):
                entry.report.error(
                    entry.line(word),
                    "`{source}` is not a place that `{word}` can be loaded from",
                    "name a host, such as https://media.example.org",
                    source=source,
                    word=word,
                )
        if sources:
            added.append((directive, sources))
    entry.finish()
    return tuple(added)
