"""content/names.yaml with a name more, in its own style."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.library import sound_settings
from newsgen.model import Script
from newsgen.review.edition_forms import shortened, suggested
from newsgen.review.file_change import Refused
from newsgen.review.names_file import add_name, with_name

if TYPE_CHECKING:
    from conftest import SiteFolder

_FORMS = {"zh-Hant": "于咽喉", "zh-Hans": "于咽喉"}


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("", "- {zh-Hans: 于咽喉, zh-Hant: 于咽喉, kind: person}\n"),
        ("# 人名\n- {zh-Hans: 甲, zh-Hant: 甲}", "\n- {zh-Hans: 于咽喉, zh-Hant: 于咽喉, kind: person}\n"),
        (
            "  - {zh-Hans: 甲, zh-Hant: 甲}\n# 完\n",
            "  - {zh-Hans: 于咽喉, zh-Hant: 于咽喉, kind: person}\n",
        ),
        (
            "- zh-Hans: 甲\n  zh-Hant: 甲\n",
            "- zh-Hans: 于咽喉\n  zh-Hant: 于咽喉\n  kind: person\n",
        ),
    ],
)
def test_the_style_of_the_file_is_kept(text: str, added: str) -> None:
    assert with_name(text, _FORMS, "person") == text + added


def test_line_ends_and_all_that_stands_there_are_kept(site: SiteFolder) -> None:
    raw = "\ufeff# 名\r\n- {zh-Hans: 甲乙, zh-Hant: 甲乙}\r\n".encode()
    (site.folder / "content/names.yaml").write_bytes(raw)
    change, settings = add_name(sound_settings(site.folder), _FORMS)
    assert change.after == raw + "- {zh-Hans: 于咽喉, zh-Hant: 于咽喉}\r\n".encode()
    assert [name.forms.of("zh-Hant") for name in settings.registries.names] == ["甲乙", "于咽喉"]
    assert (site.folder / "content/names.yaml").read_bytes() == raw, "nothing is written yet"


@pytest.mark.parametrize(
    ("names", "forms", "message"),
    [
        ("\n- {zh-Hans: 于咽喉, zh-Hant: 於咽喉}\n", _FORMS, "`于咽喉` is a name already, in line 2 of"),
        ("", {"zh-Hant": "示例日報", "zh-Hans": "示例日报"}, "is the name of a source already"),
        ("", {"zh-Hant": "于咽喉"}, "this name has no form for zh-Hans"),
        ("", {}, "this name has no form"),
        ("", {"zh-Hant": "乾", "zh-Hans": "干"}, "one character is no name"),
        ("[{zh-Hans: 甲, zh-Hant: 甲}]\n", _FORMS, "content/names.yaml would be wrong"),
    ],
)
def test_a_name_that_the_file_cannot_have_is_refused(
    site: SiteFolder, names: str, forms: dict[str, str], message: str
) -> None:
    if names:
        site.write("content/names.yaml", names)
    with pytest.raises(Refused) as refused:
        add_name(sound_settings(site.folder), forms)
    assert message in str(refused.value)


def test_forms_are_suggested_for_every_edition() -> None:
    editions = ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK", "zh-Hans")
    assert suggested("余承东", Script.HANS, "余承東", ["zh-Hant", "zh-Hant-TW"], editions) == {
        "zh-Hans": "余承东",
        "zh-Hant": "余承東",
    }
    assert suggested("村里", Script.HANS, "村裡", ["zh-Hant"], editions) == {
        "zh-Hans": "村里",
        "zh-Hant": "村裡",
        "zh-Hant-HK": "村裏",
    }
    assert suggested("余承东", Script.HANS, "余承東", ["zh-Hant-TW"], ["zh-Hant-TW"]) == {
        "zh-Hans": "余承东",
        "zh-Hant": "余承東",
    }


def test_an_edition_that_borrows_its_form_is_not_named() -> None:
    assert shortened({"zh-Hant-TW": "甲", "zh-Hant-HK": "乙", "zh-Hans": "丙"}) == {
        "zh-Hans": "丙",
        "zh-Hant-TW": "甲",
        "zh-Hant-HK": "乙",
    }
    assert shortened({"zh-Hant": "甲", "zh-Hant-TW": "甲"}) == {"zh-Hant": "甲"}
