"""Whether a name is a person's or an organisation's."""

from __future__ import annotations

import pytest

from newsgen.editions.agents import Agents
from newsgen.model import Credit, Forms, Name, Role, Source

_FIXED = (Name(Forms(everywhere="小青菜"), "brand"), Name(Forms(everywhere="財經筆記"), "person"))
_AGENTS = Agents(_FIXED, {"daily": Source("daily", Forms(everywhere="示例日報"))})


@pytest.mark.parametrize(
    ("name", "role", "is_person"),
    [
        ("小青菜", Role.AUTHOR, False),  # names.yaml says so
        ("財經筆記", Role.AUTHOR, True),
        ("示例日報", Role.REPORTER, False),  # a source
        ("楊靜", Role.AUTHOR, True),
        ("歐陽修文", Role.AUTHOR, True),
        ("买买提·艾力", Role.CORRESPONDENT, True),
        ("產業組", Role.AUTHOR, False),
        ("产业组", Role.AUTHOR, False),
        ("本站編輯部", Role.EDITOR, False),
        ("市委宣傳部", Role.CORRESPONDENT, False),
        ("贛江新區管委會", Role.AUTHOR, False),
        ("王會", Role.REPORTER, True),
        ("employee of the desk", Role.AUTHOR, False),
    ],
)
def test_persons_are_told_from_organisations(name: str, role: Role, is_person: bool) -> None:
    assert _AGENTS.is_person(Credit(name, role)) is is_person
