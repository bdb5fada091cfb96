"""The owner's synonym file."""

from pathlib import Path

import pytest

from bot.text.analyse import terms
from bot.text.synonyms import Synonyms, read_synonyms


def read(tmp_path: Path, text: str) -> Synonyms:
    path = tmp_path / "_synonyms.txt"
    path.write_text(text, "utf-8")
    synonyms, faults = read_synonyms(path)
    assert faults == []
    return synonyms


def test_words_of_a_group_share_a_term_in_any_form(tmp_path: Path) -> None:
    synonyms = read(tmp_path, "arms, upper limbs # the same\n")
    sides = [
        synonyms.shared(terms(text), asked=asked) for text in ("my arm", "upper limb work") for asked in (True, False)
    ]
    assert len({tuple(side) for side in sides}) == 1
    assert sides[0]


def test_one_way_rules_only_count_in_questions(tmp_path: Path) -> None:
    synonyms = read(tmp_path, "guns => biceps\n")
    assert synonyms.shared(terms("big guns"), asked=True) == synonyms.shared(terms("biceps"), asked=False) != []
    assert synonyms.shared(terms("big guns"), asked=False) == []


def test_a_file_with_a_byte_order_mark_may_begin_with_a_comment(tmp_path: Path) -> None:
    synonyms = read(tmp_path, "\ufeff# as Notepad saves it\narms, limbs\n")
    assert synonyms.shared(terms("arm"), asked=True) == synonyms.shared(terms("limb"), asked=True) != []


def test_part_of_a_word_is_no_member(tmp_path: Path) -> None:
    assert read(tmp_path, "arm, limb").shared(terms("army climbing"), asked=True) == []


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "_synonyms.txt"
    path.write_text("arms, limbs\n\nalone\nlimb, wings\n", "utf-8")
    _, faults = read_synonyms(path)
    assert [fault.line for fault in faults] == [3, 4]
    assert "line 1" in faults[1].what


@pytest.mark.parametrize(
    "rule",
    [
        "tempo = threshold, pace",
        "tempo: threshold, pace",
        "tempo; pace",
        "gym | track",
        "a -> b, c",
        "a => b => c",
        "a\tb",
    ],
)
def test_what_parts_words_elsewhere_is_a_fault_here(tmp_path: Path, rule: str) -> None:
    path = tmp_path / "_synonyms.txt"
    path.write_text(f"# a = b is a comment\n{rule}\n", "utf-8")
    synonyms, [fault] = read_synonyms(path)
    assert synonyms.groups == ()
    assert (fault.line, repr(rule) in fault.what, "Put commas between" in fault.remedy) == (2, True, True)


def test_the_groups_of_all_files_count_and_a_word_in_two_of_them_names_both(tmp_path: Path) -> None:
    club, school = tmp_path / "club.txt", tmp_path / "school.txt"
    club.write_text("arms, limbs\n")
    school.write_text("guns => biceps\n")
    synonyms, faults = read_synonyms(club, school)
    assert faults == []
    assert synonyms.shared(terms("arm"), asked=True)
    assert synonyms.shared(terms("guns"), asked=True)
    school.write_text("# ours\nlimb, wings\n")
    [fault] = read_synonyms(club, school)[1]
    assert (fault.file, fault.line) == (str(school), 2)
    assert fault.what == f"'limb' stands in line 1 of {club} as well."
