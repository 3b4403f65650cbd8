"""The table of fields -> `admin/` of a site: a page in which Decap CMS or Sveltia CMS edits its files.

Both read one format of configuration (https://decapcms.org/docs/configuration-options/), run in the browser,
and write to the repository by themselves; nothing is installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from newsgen.library.fields import ARTICLE, PAGE
from newsgen.markup import escape
from newsgen.problems import Translate
from newsgen.schema.registered import RegisteredWords
from newsgen.schema.shapes import DATE, PARTIAL_DATE, URL
from newsgen.yamlfile.table import Field, Kind, Table

#: The script of each program, in the version that was tried.
PROGRAMS = {
    "decap": "https://unpkg.com/decap-cms@3.16.3/dist/decap-cms.js",
    "sveltia": "https://unpkg.com/@sveltia/cms@0.221.1/dist/sveltia-cms.js",
}

_HEAD = (
    "# Made by `newsgen schema --cms`: run it again when the site has other sections, sources or regions.\n"
)
_LOCALES = {"en": "en", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant"}
_SHEET = """\
/* How a text looks beside the form, nearly as on the site. */
body { max-width: 37em; margin: 1.5rem auto; padding: 0 1rem; font: 1.125rem/1.85 system-ui, sans-serif; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; }
th, td { padding: 0.4em 0.7em; border: 1px solid; }
blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 3px solid; }
"""


def cms_files(
    program: str,
    known: RegisteredWords,
    *,
    repository: str,
    branch: str,
    site_url: str,
    language: str,
    translate: Translate = str,
) -> Mapping[str, str]:
    """Return the files of `admin/` by their names; `program` is one of PROGRAMS, `repository` OWNER/NAME on
    GitHub. Dates and texts are kept as they are typed, so that saving a file changes no more than was edited.
    """
    simplified = language == "zh-Hans" or (language == "en" and known.editions[:1] == ("zh-Hans",))
    fields = _Fields(known, translate, 1 if simplified else 0)
    config = {
        "backend": {"name": "github", "repo": repository, "branch": branch},
        **_own_settings(program, language),
        "site_url": site_url,
        "media_folder": "static/media",
        "public_folder": "/media",
        "slug": {"encoding": "unicode", "clean_accents": False},
        "collections": [
            {
                **_collection("articles", translate("Articles"), translate("Article"), fields, ARTICLE),
                "path": "{{year}}/{{slug}}",
                "slug": "{{slug}}",
                "summary": "{{date}} {{title}}",
                "sortable_fields": ["date", "title"],
            },
            _collection("pages", translate("Pages"), translate("Page"), fields, PAGE),
        ],
    }
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=110)
    return {"config.yml": _HEAD + text, "index.html": _page(program, language), "preview.css": _SHEET}


def _own_settings(program: str, language: str) -> Mapping[str, Any]:
    """Return what only one of the programs knows. Decap is told the language, and that there may be a server
    of its own where the page is opened on localhost. Sveltia would write each empty field."""
    if program == "decap":
        return {"local_backend": True, "locale": _LOCALES[language]}
    return {"output": {"omit_empty_optional_fields": True}}


def _collection(name: str, label: str, one: str, fields: _Fields, table: Table) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "label_singular": one,
        "folder": f"content/{name}",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "media_folder": "",  # pictures lie beside the text
        "public_folder": "",
        "identifier_field": "title",
        "fields": [*fields.of(table), fields.body()],
    }


class _Fields:
    """Makes the fields of forms; labels are the fields' names in Chinese, in one of the scripts."""

    def __init__(self, known: RegisteredWords, translate: Translate, script: int) -> None:
        self._known = known
        self._translate = translate
        self._script = script

    def of(self, table: Table, *, optional: bool = False) -> Iterable[dict[str, Any]]:
        """Give the fields of a table, but for those that newsgen writes itself. None is asked for in a group
        that is `optional`: Decap would ask for it where the group is empty, too."""
        for row in table.values():
            if row.kind is not Kind.LEVELS and row.name != "imported":
                made = self._field(row)
                yield {**made, "required": False} if optional else made

    def body(self) -> dict[str, Any]:
        """Return the text: as it is typed, for a form that rewrites Markdown would change what it does not
        know, such as `-{ }-`."""
        return {
            "name": "body",
            "label": ("正文", "正文")[self._script],
            "widget": "markdown",
            "modes": ["raw"],
            "required": False,
        }

    def _field(self, row: Field) -> dict[str, Any]:
        names = row.spellings
        label = names[min(self._script, len(names) - 1)] if names else row.name
        made = {
            "name": row.name,
            "label": label,
            "hint": self._translate(row.sentence),
            "required": row.required,
            **self._widget(row),
        }
        if row.default and row.kind is Kind.CHOICE:
            made["default"] = str(row.default)
        return made

    def _widget(self, row: Field) -> dict[str, Any]:
        registered: tuple[str, ...] = getattr(self._known, row.known) if row.known else ()
        choices = [str(choice) for choice in registered or row.choices]
        match row.kind:
            case Kind.WORDS:
                return (
                    {"widget": "select", "multiple": True, "options": choices}
                    if choices
                    else {"widget": "list"}
                )
            case Kind.CHOICE:
                return {"widget": "select", "options": choices}
            case Kind.LINES:
                return {"widget": "text"}
            case Kind.YES_NO:
                return {"widget": "boolean"}
            case Kind.NUMBER:
                return {"widget": "number", "value_type": "int", "min": row.least}
            case Kind.DATE:
                return {"widget": "string", "pattern": [DATE["pattern"], "2026-01-15 09:30"]}
            case Kind.PARTIAL_DATE:
                return {"widget": "string", "pattern": [PARTIAL_DATE["pattern"], "2026-01"]}
            case Kind.URL:
                return {"widget": "string", "pattern": [URL["pattern"], "https://…"]}
            case Kind.GROUP:
                return {
                    "widget": "object",
                    "collapsed": True,
                    "fields": list(self.of(row.fields, optional=True)),
                }
            case Kind.ENTRIES:
                return {"widget": "list", "collapsed": True, "fields": list(self.of(row.fields))}
        return {"widget": "select", "options": choices} if choices else {"widget": "string"}


def _page(program: str, language: str) -> str:
    """Return the page. It is no page of the site: search engines are asked to leave it, and neither the
    sitemap nor the site's own search has what lies in static/."""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="robots" content="noindex, nofollow">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(program.title())} CMS</title>\n"
        '<link rel="cms-config-url" type="text/yaml" href="config.yml">\n</head>\n<body>\n'
        f'<script src="{PROGRAMS[program]}"></script>\n'
        '<script>CMS.registerPreviewStyle("preview.css");</script>\n</body>\n</html>\n'
    )
