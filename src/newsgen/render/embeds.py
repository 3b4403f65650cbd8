"""The films and maps of other hosts: players on a page, links in feeds.

A player loads nothing of its host: the address of the frame is data for the theme's script, which makes the
frame when a reader asks for it. It is always looked up in the table of hosts again; what an article says is
no more than which film or map.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsgen.config import Embed, Embeds
from newsgen.markup import EMBED, attributes, escape, plain_text, start_tag
from newsgen.render.words import Words

_LINK = re.compile(r"(<a [^<>]*+>)((?:[^<]|<(?!/?a[ >]))*+)</a>")


class Players:
    """Puts players in the place of an edition's marked links."""

    def __init__(self, embeds: Embeds, words: Words, edition: str) -> None:
        self._embeds = embeds
        self._words = words
        self._edition = edition

    def put(self, html: str) -> str:
        """Return a body with its players."""
        return self._replaced(html, as_player=True)

    def as_links(self, html: str) -> str:
        """Return a body with a plain link in the place of each, for readers who are not on the site."""
        return self._replaced(html, as_player=False)

    def _replaced(self, html: str, *, as_player: bool) -> str:
        if EMBED not in html:
            return html

        def replaced(link: re.Match[str]) -> str:
            given = attributes(link[1])
            marked = EMBED in given.get("class", "").split()
            embed = self._embeds.find(given.get("href", "")) if marked else None
            if not embed:
                return link[0]
            title = " ".join(plain_text(link[2]).split())
            return self._player(embed, title) if as_player else self._link(embed, title)

        return _LINK.sub(replaced, html)

    def _link(self, embed: Embed, title: str) -> str:
        host = embed.host.name.of(self._edition)
        word = "embed_titled" if title else f"embed_{embed.host.kind}"
        said = self._words(word, title=title, host=host)
        return f"{start_tag('a', {'href': embed.page, 'rel': 'noopener'})}{escape(said)}</a>"

    def _player(self, embed: Embed, title: str) -> str:
        host = embed.host
        name = host.name.of(self._edition)
        frame = {
            "class": f"site-embed site-embed-{host.kind} site-embed-{host.shape}",
            "data-frame": embed.frame,
            "data-title": title or self._words(f"embed_{host.kind}", host=name),
        }
        said = self._words(f"embed_show_{host.kind}", title=title or name)
        note = self._words("embed_note", host=urlsplit(embed.frame).netloc)
        return (
            f"{start_tag('span', frame)}"
            f'<button type="button" hidden><b>{escape(said)}</b> <small>{escape(note)}</small></button>'
            f"{self._link(embed, title)}</span>"
        )
