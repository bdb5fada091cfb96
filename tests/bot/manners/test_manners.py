"""A knowledge folder's own files: safety is added to, the rest replaced, every fault told with its line."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import msgspec
import pytest

from bot.manners.reading import default_manners, read_manners
from bot.manners.record import Manners
from bot.records.faults import Fault
from bot.records.reply import Contact


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"_{name}.md").write_text(text, "utf-8")


def places(faults: list[Fault]) -> list[tuple[str, int]]:
    return [(Path(fault.file).name, fault.line) for fault in faults]


def test_an_empty_folder_gives_the_defaults(tmp_path: Path) -> None:
    assert read_manners(tmp_path) == (default_manners(), [])


def test_json_keeps_all(tmp_path: Path) -> None:
    write(
        tmp_path,
        safety="# Ours\nlist: wall = wall | rope\n\n## Climbing\nwhen: [wall] & fell\n\nStop. Call {emergency}.\n",
    )
    for manners in (default_manners(), read_manners(tmp_path)[0]):
        assert manners.safety.topic_of("the wall, i fell") or manners.case_of(
            "hello"
        )  # what was used is kept whole too
        assert msgspec.json.decode(msgspec.json.encode(manners), type=Manners) == manners


def test_a_folder_adds_to_safety(tmp_path: Path) -> None:
    write(
        tmp_path,
        safety="# Ours\n\n## Pole vault\nwhen: (snapped|broke) & pole\nunless: pole position\n\nStop, please.\n",
    )
    manners, faults = read_manners(tmp_path)
    assert faults == []
    raised = manners.safety.topic_of("the pole snapped in my jump")
    assert raised is not None
    assert raised.name == "Pole vault"
    assert manners.safety.topic_of("my chest hurts") is not None


@pytest.mark.parametrize("rule", ["head & =concuss*", "=Concuss* | fainted"])
def test_a_form_alone_that_is_a_beginning_too_is_told_and_how_to_write_it(tmp_path: Path, rule: str) -> None:
    write(tmp_path, safety=f"# Ours\n\n## Head\nwhen: {rule}\n\nStop.\n")
    _, faults = read_manners(tmp_path)
    assert places(faults) == [("_safety.md", 4)]
    assert "=concuss*" in faults[0].what
    assert "write =concuss or concuss*" in faults[0].what
    write(tmp_path, safety=f"# Ours\n\n## Head\nwhen: {rule.replace('=', '')}\n\nStop.\n")
    manners, faults = read_manners(tmp_path)
    assert faults == []
    assert manners.safety.topic_of("concussion of the head, fainted") is not None


def test_a_folder_cannot_take_safety_away(tmp_path: Path) -> None:
    write(tmp_path, safety="# Ours\nunless: chest | hurts | my\n\n## Heart and chest\nwhen: banana\n\nStop.\n")
    manners, _ = read_manners(tmp_path)
    raised = manners.safety.topic_of("my chest hurts")
    assert raised == default_manners().safety.topic_of("my chest hurts")


def test_a_folder_replaces_small_talk_and_sentences(tmp_path: Path) -> None:
    write(
        tmp_path,
        small_talk="# Ours\n\n## Greeting\nask: ahoy (matey|)\n\nAhoy!\n\n## Motto\nask: run happy\n\nAlways.\n",
        sentences="---\ncontact: Ask Jo\ncontact-url: mailto:jo@club.example\nemergency: 999\n---\n"
        "## Clarify\nWhich one?\n",
    )
    manners, faults = read_manners(tmp_path)
    assert faults == []
    talk = {message: manners.small_talk_of(message) for message in ("ahoy matey", "run happy", "tell me a joke")}
    assert [case.reply if case else None for case in talk.values()][:2] == ["Ahoy!", "Always."]
    assert talk["tell me a joke"] is not None
    assert manners.voice.lead("clarify") == "Which one?"
    assert manners.voice.contact == Contact("Ask Jo", "mailto:jo@club.example")
    assert manners.voice.emergency == "999"
    assert manners.voice.off_topic == default_manners().voice.off_topic


@pytest.mark.parametrize("message", ["youre funny", "nice one", "great thanks", "are you a real coach"])
def test_another_reply_alone_takes_no_phrasing_of_another_case(tmp_path: Path, message: str) -> None:
    """Each is told by two built-in cases, and the later one gets another reply."""
    cases = ("compliment", "happy", "favourite")
    write(tmp_path, small_talk="# Ours\n" + "".join(f"\n## {name}\n\nOurs.\n" for name in cases))
    manners, faults = read_manners(tmp_path)
    assert faults == []
    assert manners.small_talk_of(message) == default_manners().small_talk_of(message)
    assert manners.small_talk.named("happy") != default_manners().small_talk.named("happy")


def default_replies() -> dict[str, str]:
    """Give all that the bot says by itself on a site whose owner wrote nothing of it."""
    manners = default_manners()
    replies = {case.name: case.reply for case in manners.small_talk.cases}
    said = asdict(manners.voice)
    replies |= said.pop("other_languages") | {name: text for name, text in said.items() if text}
    return replies | {topic.name: topic.reply for topic in manners.safety.topics}


def test_a_default_reply_fits_any_site() -> None:
    """None names our own subject; "arm" alone may stand, where the heart makes itself felt there."""
    ours = re.compile(r"\b(running|runners?|arms|trunk|sprint\w*|athlet\w*|coach\w*|track|strides?|train\w*)\b", re.I)
    replies = default_replies()
    assert len(replies) > 90
    assert {name: reply for name, reply in replies.items() if ours.search(reply)} == {}


@pytest.mark.parametrize("number", ["000", "0112", "0800-22-44", "1_1_2", "08:15", "no", "999", "112 (ask for Jo)"])
def test_the_emergency_number_is_said_as_it_was_written(tmp_path: Path, number: str) -> None:
    write(tmp_path, sentences=f"---\nemergency: {number}\n---\n# Ours\n")
    manners, faults = read_manners(tmp_path)
    assert faults == []
    assert f"call {number} now" in manners.voice.safety_reply("Stop, and call {emergency} now.")


@pytest.mark.parametrize("front", ["emergency:\n- 112\n- 911", "emergency: {uk: 999}", "contact: [[Jo]]"])
def test_a_setting_that_is_no_wording_is_told(tmp_path: Path, front: str) -> None:
    write(tmp_path, sentences=f"---\n{front}\n---\n# Ours\n")
    manners, faults = read_manners(tmp_path)
    assert manners.voice == default_manners().voice
    name = front.partition(":")[0]
    assert places(faults) == [("_sentences.md", 1)]
    assert f'"{name}" is a list' in faults[0].what
    assert f"{name}: …" in faults[0].remedy


@pytest.mark.parametrize("value", ['"\\UFFFFFFFF"', '"\\U00FFFFFF"', "[" * 2_000, "&a [*a]", "'open"])
def test_front_matter_that_cannot_be_read_is_told(tmp_path: Path, value: str) -> None:
    write(tmp_path, sentences=f"---\nemergency: {value}\n---\n# Ours\n")
    _, faults = read_manners(tmp_path)
    assert [fault.what for fault in faults] == ["the front matter is no YAML."]


@pytest.mark.parametrize("message", ["cheers", "who are you?", "ok thanks", "contact"])
def test_a_phrasing_that_a_built_in_case_has_too_is_the_folders(tmp_path: Path, message: str) -> None:
    """Each is told by a built-in case of another name, one of them by asking for a person."""
    asks = "cheers | who are you | ok thanks | contact"
    write(tmp_path, small_talk=f"# Ours\n\n## club words\nask: {asks}\n\nOurs.\n")
    before, manners = default_manners(), read_manners(tmp_path)[0]
    assert before.case_of(message)
    found = manners.small_talk_of(message)
    assert found is not None
    assert found.reply == "Ours."
    assert manners.small_talk_of("thank you") == before.small_talk_of("thank you")


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    write(
        tmp_path,
        safety="# Ours\nlist: part = arm\n\n## Broken\nwhen: (chest & pain\nwhne: x\n\nStop.\n\n## Empty\n",
        small_talk="# Ours\n\n## Cheer\nask: (go | hurray\n",
        sentences="---\ncontact-url: javascript:alert(1)\ncolour: red\n---\n"
        "## Clarfy\nWhich?\n\n## correction\nNo signs.\n",
    )
    _, faults = read_manners(tmp_path)
    told = set(places(faults))
    assert {
        ("_safety.md", 2),  # the list exists already
        ("_safety.md", 5),  # an open bracket
        ("_safety.md", 6),  # an unknown key
        ("_safety.md", 10),  # neither rule nor reply
        ("_small_talk.md", 4),  # an open bracket
        ("_small_talk.md", 3),  # no reply
        ("_sentences.md", 1),  # the address, and a key that nobody reads
        ("_sentences.md", 5),  # no such sentence
        ("_sentences.md", 8),  # placeholders are missing
    } <= told
    assert all(fault.what and fault.remedy for fault in faults)


def test_a_rule_of_more_parts_than_are_looked_for_in_any_order_is_a_fault(tmp_path: Path) -> None:
    """Nine parts that a message has all of took three seconds."""
    rule = "hot & race & child & dizzy & cannot"
    write(tmp_path, safety=f"# Ours\n\n## Heat\nwhen: {rule}\nwhen: lost | ({rule} & Stop now) run\n\nStop.\n")
    _, faults = read_manners(tmp_path)
    assert places(faults) == [("_safety.md", 5)]
    assert faults[0].what.startswith(f'this rule can\'t be read: "{rule} & stop now" joins 6 parts by &, and 5 are')
    assert "leave some out" in faults[0].what


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "_safety.md").write_bytes(b"# Caf\xe9\n")
    manners, faults = read_manners(tmp_path)
    assert manners == default_manners()
    assert places(faults) == [("_safety.md", 1)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("No such thing here.\n", 1),  # no heading at all
        ("# What the bot says\n\nNo such thing here.\n", 1),  # a title alone
        ("# Title\n\n# no topic\nNo such thing here.\n", 3),  # one sign
        ("## answered\nHere.\n\n### no topic\nNo such thing here.\n", 4),  # three, which would be said to visitors
        ("##no topic\nNo such thing here.\n", 1),  # no blank
        ("# Title\ncontact: Ask Kim\n\n## answered\nHere.\n", 2),  # a setting outside the front matter
    ],
)
@pytest.mark.parametrize("file", ["_sentences.md", "_small_talk.md", "_safety.md"])
def test_what_stands_under_no_heading_is_told_and_not_passed_over(
    tmp_path: Path, file: str, text: str, line: int
) -> None:
    (tmp_path / file).write_text(text, "utf-8")
    _, faults = read_manners(tmp_path)
    assert (file, line) in set(places(faults))


@pytest.mark.parametrize(
    "text",
    [
        "---\ncontact: Ask Kim\n---\n# Our sentences\n\nOnly the contact is ours.\n",
        "# Ours\n\n## answered\n##runners is our tag.\n",
    ],
)
def test_a_note_or_a_tag_is_no_fault(tmp_path: Path, text: str) -> None:
    write(tmp_path, sentences=text)
    assert read_manners(tmp_path)[1] == []


def two_folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("club", "school"):
        (tmp_path / name).mkdir()
    return tmp_path / "club", tmp_path / "school"


@pytest.mark.parametrize("turned", [False, True])
def test_the_files_of_all_folders_count(tmp_path: Path, turned: bool) -> None:
    club, school = two_folders(tmp_path)
    write(
        club,
        safety="# Club\ngives-way: Pain\n\n## Pole vault\nwhen: (snapped|broke) & pole\n\nStop, please.\n",
        small_talk="## club song\nask: sing the song\n\nLa la.\n",
        sentences="---\ncontact: Ask Kim\n---\n## abstained\nThe club doesn't know.\n",
    )
    write(
        school,
        safety="## Lab\nwhen: kiln & open\n\nRinse. Call {emergency}.\n",
        small_talk="## motto\nask: what is the motto\n\nOnward.\n",
        sentences="---\nemergency: 999\ncontact-url: mailto:kim@club.example\n---\n## off topic\nNot for school.\n",
    )
    manners, faults = read_manners(*([school, club] if turned else [club, school]))
    assert faults == []
    for message, topic in (("the pole snapped in my jump", "Pole vault"), ("the kiln is open", "Lab")):
        raised = manners.safety.topic_of(message)
        assert raised is not None
        assert raised.name == topic
    assert any(topic.name == "Pain" and topic.gives_way for topic in manners.safety.topics)
    for message, reply in (("sing the song", "La la."), ("what is the motto?", "Onward.")):
        talk = manners.small_talk_of(message)
        assert talk is not None
        assert talk.reply == reply
    assert manners.voice.contact == Contact("Ask Kim", "mailto:kim@club.example")
    assert "call 999 now" in manners.voice.safety_reply("Stop, and call {emergency} now.")
    assert (manners.voice.off_topic, manners.voice.low_confidence) == ("Not for school.", "The club doesn't know.")


@pytest.mark.parametrize(
    ("file", "mine", "theirs", "named", "line"),
    [
        ("_safety.md", "## Lab\nwhen: acid\n\nStop.\n", "# Ours\n\n## lab\nwhen: fire\n\nRun.\n", '"lab"', 4),
        ("_small_talk.md", "## thanks\n\nWelcome.\n", "## thanks\nask: ta\n\nAny time.\n", '"thanks"', 2),
        ("_sentences.md", "## off topic\nNo.\n", "## off-topic\nNever.\n", '"off-topic"', 1),
        ("_sentences.md", "---\ncontact: Kim\n---\n", "---\ncontact: Jo\n---\n", '"contact:"', 1),
    ],
)
def test_what_two_folders_say_is_a_fault_that_names_both_files(
    tmp_path: Path, file: str, mine: str, theirs: str, named: str, line: int
) -> None:
    club, school = two_folders(tmp_path)
    (club / file).write_text(mine)
    (school / file).write_text(theirs)
    [fault] = read_manners(club, school)[1]
    assert fault.file == str(school / file)
    assert fault.what == f"{named} stands in {club / file} as well."
