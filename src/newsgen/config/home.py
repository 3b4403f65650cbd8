"""What a site sets of its home page: what leads, how many of the newest follow, and the blocks below."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from newsgen.config.forms import read_forms
from newsgen.config.group_fields import HOME, HOME_LISTS
from newsgen.model import Forms
from newsgen.yamlfile import FieldReader


class HomeBlock(Struct, frozen=True):
    """A block of the home page: `count` articles of a list, or `articles` by hand.

    The list is of a `kind` (`section`, `topic` …) and, as the site names it, of `named`; both are empty where
    articles are. `title` stands above it, else the list's own; `look` is `headlines` or `cards`.
    """

    kind: str = ""
    named: str = ""
    articles: tuple[str, ...] = ()
    count: int = int(HOME["blocks"].fields["count"].default)
    title: Forms | None = None
    look: str = HOME["blocks"].fields["look"].default
    line: int = 0


class HomePage(Struct, frozen=True):
    """`lead` are the keys of articles that stand first, in this order: the first is the lead story, and
    `latest` articles follow it; then come the blocks."""

    lead: tuple[str, ...] = ()
    latest: int = int(HOME["latest"].default)
    blocks: tuple[HomeBlock, ...] = ()
    lead_line: int = 0

    def without_lines(self) -> HomePage:
        """Return it without its places in the file."""
        return replace(self, lead_line=0, blocks=tuple(replace(block, line=0) for block in self.blocks))


def read_home(reader: FieldReader, editions: tuple[str, ...], sections: tuple[str, ...]) -> HomePage:
    """Read `home`; where it has no `blocks`, each of the sections, given by their ids, is one."""
    usual = tuple(HomeBlock("section", section) for section in sections)
    entry = reader.mapping("home")
    if entry is None:
        return HomePage(blocks=usual)
    home = HomePage(
        lead=tuple(map(_key, entry.texts("lead"))),
        latest=entry.whole_number("latest"),
        blocks=_blocks(entry, editions) if "blocks" in entry.fields.key_lines else usual,
        lead_line=entry.line("lead"),
    )
    entry.finish()
    return home


def _blocks(reader: FieldReader, editions: tuple[str, ...]) -> tuple[HomeBlock, ...]:
    return tuple(block for entry in reader.mappings("blocks") if (block := _block(entry, editions)))


def _block(entry: FieldReader, editions: tuple[str, ...]) -> HomeBlock | None:
    """Return a block; None, with a problem, for one that says not what it shows, or says it twice."""
    named = {kind: value for kind in HOME_LISTS if (value := entry.text(kind))}
    articles = tuple(map(_key, entry.texts("articles")))
    title = read_forms(entry, "title", editions)
    count, look = entry.whole_number("count"), entry.choice("look")
    entry.finish()
    if len(named) + bool(articles) != 1:
        entry.report.error(
            entry.fields.line,
            "a block of the home page shows one list, or articles by hand",
            "give it one of these: {known}",
            known=", ".join((*HOME_LISTS, "articles")),
        )
        return None
    if articles and title is None:
        entry.require("title")
        return None
    kind, value = next(iter(named.items()), ("", ""))
    return HomeBlock(kind, value, articles, count, title, look, entry.line(kind or "articles"))


def _key(typed: str) -> str:
    """Return the key of the article that a path names, as an editor may write it."""
    path = typed.strip("/").removeprefix("content/").removesuffix(".md").removesuffix("/index")
    return path if path.startswith("articles/") else f"articles/{path}"
