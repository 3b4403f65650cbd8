from newsgen.hanzi.context.rules import Rules


def test_all_characters_are_found_in_one_pass_in_order() -> None:
    rules = Rules({"隻": "只(?<=[一两]只)", "週": "周(?=末)"})
    assert list(rules.found("周末一只，只有周围两只")) == [(0, "週"), (3, "隻"), (10, "隻")]


def test_a_character_of_two_forms_takes_the_one_whose_pattern_holds() -> None:
    rules = Rules({"系": "系(?=主任)", "繫": "系(?<=联系)|系(?=鞋带)"})
    assert list(rules.found("系主任系鞋带，联系人，系列")) == [(0, "系"), (3, "繫"), (8, "繫")]


def test_alternatives_look_at_the_beginning_and_the_end_of_the_text() -> None:
    rules = Rules({"里": "里(?<=^里)|里(?=$)"})
    assert [place for place, _ in rules.found("里卡多里在里")] == [0, 5]
