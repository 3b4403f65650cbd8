"""What a site sets of its looks without a template: menu, logo, accounts elsewhere, fonts."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from newsgen.config.font_files import FontFile, read_font_files, read_font_names
from newsgen.config.forms import read_forms
from newsgen.model import Forms
from newsgen.yamlfile import FieldReader


class MenuEntry(NamedTuple):
    """A step of the navigation: its name, and a path of the site or an address."""

    name: Forms
    to: str


class Account(NamedTuple):
    """Where the newsroom is found elsewhere."""

    name: Forms
    url: str


class Appearance(Struct, frozen=True):
    """The looks that a site sets; empty is the theme's way.

    `menu` takes the place of the sections in the navigation; `logo` is a file of static/, by its path;
    `sans` and `serif` are fonts by name, the first that a reader has is used, or that one of the `font_files`
    brings.
    """

    menu: tuple[MenuEntry, ...] = ()
    logo: str = ""
    social: tuple[Account, ...] = ()
    sans: tuple[str, ...] = ()
    serif: tuple[str, ...] = ()
    font_files: tuple[FontFile, ...] = ()


def read_appearance(reader: FieldReader, editions: tuple[str, ...], site: Path) -> Appearance:
    """Read `menu`, `logo`, `social` and `fonts`."""
    fonts = reader.mapping("fonts")
    sans, serif = (read_font_names(fonts, "sans"), read_font_names(fonts, "serif")) if fonts else ((), ())
    font_files = read_font_files(fonts, editions, site) if fonts else ()
    if fonts:
        fonts.finish()
    return Appearance(
        menu=tuple(_menu(reader, editions)),
        logo=_logo(reader, site),
        social=tuple(_social(reader, editions)),
        sans=sans,
        serif=serif,
        font_files=font_files,
    )


def _menu(reader: FieldReader, editions: tuple[str, ...]) -> list[MenuEntry]:
    found = []
    for entry in reader.mappings("menu"):
        name, to = read_forms(entry, "name", editions), entry.text("to")
        entry.finish()
        if to and not to.startswith(("/", "https://", "http://")):
            entry.report.error(
                entry.line("to"),
                "`{to}` is neither a path of the site nor an address",
                "such as /about/ or https://example.org/",
                to=to,
            )
        elif name and to:
            found.append(MenuEntry(name, to))
    return found


def _logo(reader: FieldReader, site: Path) -> str:
    path = reader.text("logo").removeprefix("/").removeprefix("static/")
    if path and not (site / "static" / path).is_file():
        reader.report.error(
            reader.line("logo"),
            "the image `{target}` is not there",
            "put the file at {place}",
            target=path,
            place=f"static/{path}",
        )
        return ""
    return path


def _social(reader: FieldReader, editions: tuple[str, ...]) -> list[Account]:
    found = []
    for entry in reader.mappings("social"):
        name, url = read_forms(entry, "name", editions), entry.url("url")
        entry.finish()
        if name and url:
            found.append(Account(name, url))
    return found
