"""The law: every Han character, letter and digit of an old text that is no syntax stands in the new file, or
is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.takeover.lines import joined
from newsgen.takeover.log import Log
from newsgen.takeover.markdown import rewrite_text
from newsgen.takeover.old_site import OldSite, SiteInfo, Syntax

_WORD = st.text(st.sampled_from("江水南昌新區投資额庐山甲乙丙789"), min_size=1, max_size=6)
# What stands around words in texts of each syntax; `{}` is a word, and everything else is syntax.
_ANY = (
    "{}\n{}\n\n",
    "## {}\n\n",
    "## {} {{#id}}\n",
    "- {}\n- {}\n\n",
    "> {}\n> {}\n\n",
    "| {} | {} |\n|--|--|\n| {} | {} |\n\n",
    "```\n{}\n```\n\n",
    "`{}` {}\n",
    "[{}](https://a.example/)",
    '![{}](b.png "{}")\n\n',
    "**{}**{}",
    "$x_{}$ {}",
    "$$\n{}\n$$\n",
    "\\[\n{}\n\\]\n",
    "甲 \\(x_{{1}} + {}\\) 乙\n",
    '<iframe src="https://v.example/">{}</iframe>',
    "<script>{}</script>",
    "<!-- more -->\n",
    "[TOC]\n",
    "> [!NOTE] {}\n> {}\n\n",
    "-{{ {} ",
    "<!-- {} -->",
    "<div>{}</div>\n\n",
    "\\{} {}",
    "{}：{}\n",
)
_LIQUID = (
    "{{% note info {} %}}\n{}\n{{% endnote %}}\n",
    "{{% 不 {} %}}",
    "{{% tabs {} %}}{}{{% endtabs %}}",
    "{{{{ {} }}}}",
    "{{% raw %}}{}{{% endraw %}}",
    '{{% asset_img a.png "{}" "{}" %}}',
    "{{% codeblock {} lang:js %}}\n{}\n{{% endcodeblock %}}",
    "{{% youtube {} %}}",
    "{{% endnote %}}",
    "{{% note %}}",
    "{{% blockquote {}, {} %}}\n{}\n{{% endblockquote %}}",
    "{{% post_link {} {} %}}",
    "{{% hideToggle {} %}}\n{}\n{{% endhideToggle %}}",
    "{{% gallery %}}{}{{% endgallery %}}",
    "{{% mermaid %}}\n{}\n{{% endmermaid %}}",
    "{{% comment %}}{}{{% endcomment %}}",
    "{{% img left a.png 300 200 {} %}}",
)
_SHORTCODES = (
    '{{{{< figure src="a.png" alt="{}" caption="{}" attr="{}" >}}}}\n',
    "{{{{% alert {} %}}}}\n{}\n{{{{% /alert %}}}}\n",
    "{{{{< {} >}}}}",
    '{{{{< x "{}" >}}}}{}{{{{< /x >}}}}',
    "{{{{</* {} */>}}}}",
    "{{{{< highlight js >}}}}\n{}\n{{{{< /highlight >}}}}\n",
    '{{{{< details "{}" >}}}}\n{}\n{{{{< /details >}}}}',
    "{{{{< bilibili {} >}}}}",
    '{{{{< button href="/a" >}}}}{}{{{{< /button >}}}}',
)
_SET_APART = (
    "::: tip {}\n{}\n:::\n",
    "::: {}\n{}\n:::\n",
    ":::\n",
    "::: details {}\n```\n{}\n:::\n```\n{}\n:::\n",
    '!!! note "{}"\n    {}\n\n    {}\n\n{}\n',
    "??? tip\n    {}\n",
    '=== "{}"\n    {}\n',
    '<Badge text="{}"/>',
    "{{{{ {} }}}}",
    "::: tip {}\n",
    "@tab {}\n",
)


def _site(syntax: Syntax, root: Path) -> OldSite:
    return OldSite(root, SiteInfo("旧站"), (), {}, lambda _known: (), syntax=syntax)


@st.composite
def _texts(draw: st.DrawFn) -> tuple[str, Syntax, list[str]]:
    """Give a text, the syntax of its generator, and its words."""
    forms, syntax = draw(
        st.sampled_from(
            [
                (_LIQUID, Syntax(liquid=True, containers=True, breaks=True)),
                (_LIQUID, Syntax(liquid=True)),
                (_SHORTCODES, Syntax(shortcodes=True, breaks=True)),
                (_SET_APART, Syntax(containers=True, admonitions=True, interpolation=True)),
            ]
        )
    )
    words: list[str] = []
    parts: list[str] = []
    for form in draw(st.lists(st.sampled_from((*_ANY, *forms)), min_size=1, max_size=8)):
        chosen = [draw(_WORD) for _ in range(form.replace("{{", "").count("{}"))]
        words += chosen
        parts.append(form.format(*chosen))
    return "".join(parts), syntax, words


def _letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


@given(_texts())
@settings(max_examples=300)
def test_no_word_of_a_text_is_lost_in_silence(given: tuple[str, Syntax, list[str]]) -> None:
    text, syntax, words = given
    log = Log()
    with TemporaryDirectory() as folder:
        rewritten = rewrite_text(text, 1, _site(syntax, Path(folder)), "a.md", log)
    there = _letters(joined(rewritten.lines)) + sum((_letters(told.text) for told in log), Counter())
    lost = _letters("".join(words)) - there
    assert not lost, (lost, joined(rewritten.lines))


@given(_texts())
@settings(max_examples=100)
def test_each_line_remembers_a_line_of_the_old_file(given: tuple[str, Syntax, list[str]]) -> None:
    text, syntax, _ = given
    log = Log()
    with TemporaryDirectory() as folder:
        rewritten = rewrite_text(text, 5, _site(syntax, Path(folder)), "a.md", log)
    last = 5 + text.count("\n")
    assert all(5 <= line.origin <= last for line in rewritten.lines)
    assert all(5 <= told.line <= last for told in log)
