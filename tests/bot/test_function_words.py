"""Words that carry content, and of these the ones that name something."""

from bot.text.function_words import content_words, naming_words


def test_what_only_asks_of_something_names_nothing() -> None:
    said = "how often does the lesson help and what does it cost".split()
    assert content_words(said) == ["often", "lesson", "help", "cost"]
    assert naming_words(said) == ["lesson"]
    assert naming_words(said, terms_name=True) == ["lesson", "cost"]
