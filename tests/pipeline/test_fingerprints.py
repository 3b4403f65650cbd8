"""Style sheets and scripts under names that change with their content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

_CUSTOM = re.compile(rb'href="/(assets/custom\.\w+\.css)"')


def test_a_changed_style_has_another_name_on_every_page(site: SiteFolder, tree: Tree) -> None:
    site.article("2026/a")
    site.write("static/assets/custom.css", ":root { --accent: #8c1d18; }\n")
    first = tree(site.publish())
    site.write("static/assets/custom.css", ":root { --accent: #6b130f; }\n")
    second = tree(site.publish())

    (before,), (after,) = (
        set(_CUSTOM.findall(files["articles/2026/a/index.html"])) for files in (first, second)
    )
    assert before != after
    assert first[before.decode()] == first["assets/custom.css"] != second["assets/custom.css"]
    assert second[after.decode()] == second["assets/custom.css"]
    assert second[before.decode()] == first[before.decode()], "it stays for pages in a reader's cache"
    pages = [text for path, text in second.items() if path.endswith(".html") and b"<header" in text]
    assert all(_CUSTOM.findall(text) == [after] for text in pages)
    assert second == tree(site.publish(cache=False)) | {".newsgen-output": second[".newsgen-output"]}


def test_a_style_sheet_is_published_without_what_only_its_author_reads(site: SiteFolder, tree: Tree) -> None:
    site.article("2026/a")
    typed = "/* 本站的顏色 */\n:root {\n  --accent: #8c1d18;\n}\n"
    site.write("static/assets/custom.css", typed)
    site.write("static/elsewhere.css", typed)
    site.write("static/assets/own.js", "// 註\nlet a = `${b} /* c */`;\n")
    files = tree(site.publish())
    assert files["assets/custom.css"] == b":root{--accent:#8c1d18;}"
    assert files["elsewhere.css"] == typed.encode(), "only what has a second name is written otherwise"
    assert b"// " in files["assets/own.js"]
    site.write("static/assets/custom.css", typed.replace("本站的顏色", "去年的顏色"))
    assert tree(site.publish()).keys() == files.keys(), "what readers get is the same, and so is its name"
    site.write("static/assets/custom.css", ":root { --accent: #6b130f }")
    assert tree(site.publish()).keys() > files.keys()


def test_a_site_without_a_style_of_its_own_asks_for_none(site: SiteFolder, tree: Tree) -> None:
    site.article("2026/a")
    files = tree(site.publish())
    page = files["articles/2026/a/index.html"]
    assert b"custom" not in page
    (style,) = re.findall(rb'<link rel="stylesheet" href="/([^"]+)">', page)
    scripts = re.findall(rb'<script defer src="/([^"]+)"', page)
    assert files[style.decode()] == files["assets/style.css"]
    assert {files[script.decode()] for script in scripts} == {
        files[f"assets/{name}.js"] for name in ("site", "reading", "kept")
    }


def test_templates_may_name_a_file_either_way(site: SiteFolder, tree: Tree) -> None:
    site.article("2026/a")
    site.write("static/assets/ours.css", "p { margin: 0 }\n")
    site.write(
        "templates/partials/head_extra.html",
        '<link rel="stylesheet" href="{{ url(\'/assets/ours.css\') }}">'
        '<link rel="stylesheet" href="{{ asset(\'/assets/ours.css\') }}">'
        '<link rel="icon" href="{{ asset(\'/favicon.svg\') }}">',
    )
    page = tree(site.publish())["articles/2026/a/index.html"].decode()
    assert '"/assets/ours.css"' in page
    assert re.search(r'"/assets/ours\.[0-9a-f]{10}\.css"', page)
    assert page.count('"/favicon.svg"') == 2
