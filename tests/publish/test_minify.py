"""Style sheets as they are published: the same rules in fewer bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.publish import minified


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        ("p  {\n  color : red ;\n  margin: 0 auto;\n}\n", "p{color :red;margin:0 auto;}"),
        ("/* 說明 */ h1, h2 { top: 0 } /* 完 */", "h1,h2{top:0}"),
        ("/*! 授權：MIT */\np { top: 0 }", "/*! 授權：MIT */ p{top:0}"),
        ("b/**/i { top: 0 }", "b/**/i{top:0}"),
        # A space may be all that is said.
        (".card :is(h2, h3) :hover { top: 0 }", ".card :is(h2,h3) :hover{top:0}"),
        (".card { b :focus { top: 0 } & :not(a) { top: 0 } }", ".card{b :focus{top:0}& :not(a){top:0}}"),
        ("p { width: calc( 100% - (2em + -1px) * 2 ) }", "p{width:calc(100% - (2em + -1px) * 2)}"),
        ("p { margin: -1px -2px; font: 1rem/1.5 serif }", "p{margin:-1px -2px;font:1rem/1.5 serif}"),
        (
            "@container page (width >= 40rem) and (height < 3em) { a :is(b, i) { top: 0 } }",
            "@container page (width >= 40rem) and (height < 3em){a :is(b,i){top:0}}",
        ),
        (
            "@supports not (color: light-dark(red, red)) { p { top: 0 !important } }",
            "@supports not (color:light-dark(red,red)){p{top:0!important}}",
        ),
        ("@media print and (width < 20em) { p { top: 0 } }", "@media print and (width < 20em){p{top:0}}"),
        ("p { --none: ; --two:  a   b; --set: { a: b } }", "p{--none:;--two:a b;--set:{a:b}}"),
        ('@import url( "a b.css" ) layer(base) screen;', '@import url("a b.css") layer(base) screen;'),
        ('a[href^="/" i]::after { content: " /* ; */  " }', 'a[href^="/" i]::after{content:" /* ; */  "}'),
        # What is written twice for browsers of two ages stays twice.
        ("p { height: 100vh; height: 100dvh }", "p{height:100vh;height:100dvh}"),
        # Browsers recover from what is no CSS in ways of their own.
        ("p { content: 'open\n }  a { top: 0 }", "p { content: 'open\n }  a { top: 0 }"),
        ("p { top: 0 ) }", "p { top: 0 ) }"),
    ],
)  # fmt: skip
def test_only_what_means_nothing_goes(typed: str, published: str) -> None:
    assert minified(typed.encode()).decode() == published
    assert minified(published.encode()).decode() == published


def test_what_is_nested_too_deep_stays() -> None:
    deep = b"p { top: " + b"(" * 5_000 + b")" * 5_000 + b" }"
    assert minified(deep) == deep


def test_other_encodings_stay(root: Path) -> None:
    big5 = "p { content: '稿源' }".encode("big5")
    assert minified(big5) == big5
    assert minified(b"\xef\xbb\xbfp { top: 0 }") == b"p{top:0}"
    theme = (root / "static/assets/style.css").read_bytes()
    assert len(minified(theme)) < 0.8 * len(theme)
