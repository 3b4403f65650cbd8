"""Nothing that was typed is lost: it stands in the page, or an editor is told of its line."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.markup import attributes, render_markdown, tokens, unescape

# All that is syntax somewhere; `_` stands for a space, `□` for a full-width one, `¶` for a line end. Comments
# are not among it: what stands in one is for editors.
_SYNTAX = """
* ** *** __ ~~ ` `` ``` ~~~ [ ] ( ) ](x) ](甲_乙) ](<y>_"题") ![ [^1] [^注] ¶[^1]:_注 ¶[^丙]:_
¶[甲]:_乙 ¶[甲]:_/乙 [甲] ]: ¶-_ ¶____-_ ¶1._ ¶1.__ ¶12)_ ¶>_ ¶>> ¶#_ ¶##中 ¶### ¶=== ¶--- |
¶|_甲_|_b_| ¶|_-_|_-_| ¶-|- -{ }- -{zh:x|y; \\| |¶ <b> </b> <p> </p> <div> ¶<div> ¶</div> ¶¶<div>¶¶
¶¶</div>¶¶ <a_href="x"> <a> </a> <h2> </h2> <h1_id=z> <hr> <br> <table> <caption> <colgroup> <col>
<tbody> <tr> <th> <td> </td> </table> <ul> <li> </ul> <dl> <dt> <dd> <script> </script> <style>
</style> <iframe> </iframe> <title> </title> <svg> </svg> <math> <template> <select> <textarea>
<form> <button> <plaintext> <xmp> <noscript> <object> <pre> ¶<pre> </pre> <ruby> <rt> <rp> </ruby>
<sup> <details> <summary> </summary> </details> <figure> <figcaption> <center> <font> <某> Map<K,V>
<img_src=a> <img_alt="丁"> <video_src="v.mp4"> <source_src="v.mp4"> </video> <audio> <? ?> <![CDATA[
]]> <!DOCTYPE </ < > &amp; & &#x6a; &nbsp; &bogus; \\ \\* \\¶ : " ' + = ! { } {width=300}
![图](a.png) ![图](v.mp4){width=300} https://a.cn/x <https://a.cn> <a@b.cn> https:// ¶ ¶¶ ¶____
¶-_[x]_ ¶*_[_]_ __¶ “ ” ， 。 ¶□□ ¶□¶
"""
SYNTAX = [piece.translate(str.maketrans("_□¶", " \u3000\n")) for piece in _SYNTAX.split()] + [
    "_",
    "__",
    " ",
    "    ",
]
PIECES = st.lists(st.sampled_from(SYNTAX) | st.none(), max_size=16)


def _typed(pieces: list[str | None]) -> tuple[str, list[str]]:
    """Return a text in which a word of its own stands for each None, and the words."""
    words = [f"{chr(0x4E00 + 7 * number)}{100 + number}q" for number in range(len(pieces))]
    text = "".join(word if piece is None else piece for word, piece in zip(words, pieces, strict=True))
    return text, [word for word, piece in zip(words, pieces, strict=True) if piece is None]


def _assert_kept(pieces: list[str | None]) -> None:
    text, words = _typed(pieces)
    rendered = render_markdown(text)
    shown = "".join(
        " ".join(value for key, value in attributes(raw).items() if key in ("alt", "href", "src", "title"))
        if name
        else unescape(raw)
        for raw, name in tokens(rendered.body.html)
    )
    told = {link.line for link in rendered.dropped} | {remark.line for remark in rendered.remarks}
    for word in words:
        line = text[: text.index(word)].count("\n") + 1
        # An element without text for readers (`<script>`) is told where it begins.
        assert word in shown or any(first <= line for first in told), (text, word)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
def test_every_word_is_shown_or_told(pieces: list[str | None]) -> None:
    _assert_kept(pieces)


@pytest.mark.slow
@settings(
    max_examples=10_000,
    derandomize=False,  # other ones each time
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(PIECES)
def test_every_word_of_ten_thousand_texts_is_shown_or_told(pieces: list[str | None]) -> None:
    _assert_kept(pieces)
