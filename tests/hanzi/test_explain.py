"""Every choice is told, with what decided it."""

from __future__ import annotations

from newsgen.hanzi import Converter, Decided


def test_tells_what_decided() -> None:
    subject = Converter(names=["国际在线"])
    text = "国际在线的头发和于先生在埃里克那里，杰"
    told = {choice.given: choice for choice in subject.explain(text)}
    assert told["国际在线"].decided is Decided.NAME
    assert (told["发"].decided, told["发"].because, told["发"].chosen) == (Decided.PHRASE, "头发", "髮")
    assert "發" in told["发"].candidates
    assert told["于"].decided is Decided.SURNAME
    assert told["杰"].decided is Decided.DEFAULT
    assert told["杰"].doubtful
    assert not told["发"].doubtful


def test_agrees_with_the_conversion() -> None:
    text = "余先生在里斯本说，三里外有两只干面包，一周后发展"
    for edition in ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK"):
        subject = Converter(edition)
        result = subject.convert(text)
        told = subject.explain(text)
        assert told == sorted(told)
        assert all(result[choice.start : choice.end] == choice.chosen for choice in told)
        assert all(choice.chosen in choice.candidates and 0 <= choice.confidence <= 1 for choice in told)


def test_to_simplified_and_repair() -> None:
    (keep, change) = Converter("zh-Hans").explain("乾坤乾淨")
    assert (keep.chosen, change.chosen) == ("乾", "干")
    told = Converter(repair="safe").explain("這是唯一齣路")
    assert [(choice.given, choice.chosen, choice.decided) for choice in told] == [
        ("齣", "出", Decided.REPAIR)
    ]
    words = Converter(vocabulary=True).explain("硬盘")
    assert [choice.decided for choice in words] == [Decided.VOCABULARY]


def test_doubts_alone_are_those_among_all() -> None:
    text = "余先生说药清咽利喉，硬件捆绑，三杰在里斯本里外发展，头发，国际在线的志愿，乾坤"
    for edition in ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"):
        subject = Converter(edition, vocabulary=True, names=["国际在线"])
        doubts = [choice for choice in subject.explain(text) if choice.doubtful]
        assert [choice for choice in subject.explain(text, doubtful=True) if choice.doubtful] == doubts
    assert doubts


def test_a_choice_is_surer_the_likelier_the_words_and_the_oftener_it_was_right() -> None:
    subject = Converter(source="Hans")

    def sure(text: str, given: str) -> float:
        return next(choice.confidence for choice in subject.explain(text) if choice.given == given)

    assert sure("公司里有人", "里") > sure("沙索里的影片", "里")
    assert sure("头发很长", "发") > sure("他的杰很长", "杰")
    assert sure("沙索里的影片", "里") < 0.9


def test_a_surname_that_could_be_a_word_is_always_in_doubt() -> None:
    subject = Converter(source="Hans")
    for text in ("记者于海报道", "余某上诉", "（记者　范晓）"):
        [surname] = [choice for choice in subject.explain(text) if choice.decided is Decided.SURNAME]
        assert surname.doubtful
    site = Converter(source="Hans", names=["于海"])
    assert not any(choice.doubtful for choice in site.explain("记者于海报道"))


def test_what_could_be_a_name_is_asked_about_when_it_was_taken_for_a_word() -> None:
    [choice] = [each for each in Converter(source="Hans").explain("他驻军于江东桥头") if each.given == "于"]
    assert (choice.chosen, choice.doubtful) == ("於", True)
    [choice] = [each for each in Converter(source="Hans").explain("位于江边") if each.given == "于"]
    assert (choice.chosen, choice.doubtful) == ("於", False)


def test_to_simplified_what_may_stay_in_a_name_is_asked_about() -> None:
    subject = Converter("zh-Hans", source="Hant")
    assert [each.given for each in subject.explain("皇乾樓落成") if each.doubtful] == ["乾"]
    assert not any(each.doubtful for each in subject.explain("乾淨的餅乾"))


def test_doubt_knows_the_word_that_decided() -> None:
    subject = Converter(source="Hans")

    def sure(text: str, given: str) -> float:
        return next(choice.confidence for choice in subject.explain(text) if choice.given == given)

    assert sure("两案并行处理", "并") < sure("两案合并处理", "并")
