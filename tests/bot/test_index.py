"""The served index against a naive reading of the same formulas, and against scikit-learn where they are the same."""

import hashlib
import math
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.build.axes import principal_axes
from bot.build.english import build_english
from bot.build.fit import Fitted, fit
from bot.build.rows import weighed_ways
from bot.index import ASK, LONG_POSTINGS, Floats, Owners, Postings, Weighted
from bot.query import Weigher
from bot.records.knowledge import Document, Passage
from bot.retriever import order, search
from bot.semantics import shipped
from bot.settings import Settings
from bot.text.analyse import grams, terms
from bot.text.synonyms import Group, Synonyms

SETTINGS = Settings(vectors=False)
NONE = Synonyms()
ENGLISH = build_english(SETTINGS)
Rows = list[tuple[str, list[str], str]]
WORDS = ["arm", "torso", "push", "swing", "step", "elbow", "hip", "sprint", "quiet", "rhythm", "banana", "the", "of"]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
answers = sentences.map(lambda text: f"{text} indeed")  # a text that repeats its question would be no text
faqs = st.lists(st.tuples(sentences, st.lists(sentences, max_size=3), answers), min_size=1, max_size=5)


def asked(passage: Passage) -> list[str]:
    """Every text of the passage's ask rows; these FAQs' headings are questions, so all rows have unit length."""
    ways = weighed_ways(passage, SETTINGS)
    assert {weight for _, weight in ways} == {1.0}
    return [text for text, _ in ways]


def document(rows: Rows) -> Document:
    """A document of FAQs: question, phrasings, answer."""
    text, passages = "", []
    for number, (question, phrasings, answer) in enumerate(rows):
        start, body = len(text), len(text) + len(question) + 2
        end = body + len(answer)
        text += f"{question}\n\n{answer}\n\n"
        passages.append(
            Passage(
                f"faq#{number}", "faq", question, 2, start, body, end, question, phrasings=tuple(phrasings),
                sentences=((body, end),),
            )
        )  # fmt: skip
    return Document("faq", "FAQ", text, hashlib.sha256(text.encode()).hexdigest(), (), tuple(passages))


def fitted(rows: Rows, synonyms: Synonyms = NONE) -> Fitted:
    return fit([document(rows)], ENGLISH, synonyms, SETTINGS)


@settings(deadline=None, max_examples=40)
@given(faqs, sentences)
def test_word_scores_are_cosines_by_the_formula(rows: Rows, asking: str) -> None:
    index = fitted(rows).index
    passages = document(rows).passages
    df = Counter(
        term
        for (_, _, answer), passage in zip(rows, passages, strict=True)
        for term in {t for text in (*asked(passage), answer) for t in terms(text)}
    )

    def weights(text: str) -> dict[str, float]:
        return {
            term: (1 + math.log(n))
            * (math.log((1 + len(rows)) / (1 + df[term])) + 1) ** SETTINGS.knowledge_idf_power
            * ENGLISH.weight(term)
            for term, n in Counter(terms(text)).items()
        }

    def cosine(one: dict[str, float], other: dict[str, float]) -> float:
        norm = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
        return sum(w * other.get(term, 0) for term, w in one.items()) / norm

    naive = [max(cosine(weights(asking), weights(text)) for text in asked(passage)) for passage in passages]
    query = Weigher(index, ENGLISH, Synonyms(), SETTINGS, None).weigh(asking)
    best = index.by_field(index.owners.best(index.words.dot(query.words)))
    assert best[ASK] == pytest.approx(naive, abs=1e-5)


def test_what_stands_in_most_rows_is_no_ngram_of_a_large_knowledge_and_one_of_a_small() -> None:
    rows: Rows = [(f"the {word}", [], f"{word} indeed") for word in WORDS]
    few = replace(SETTINGS, gram_most_share=0.2, gram_most_rows=1)
    common = {gram for gram in grams("the arm") if sum(gram in grams(question) for question, _, _ in rows) > 6}
    assert common
    large, small = (fit([document(rows)], ENGLISH, NONE, one).index.gram_vocabulary for one in (few, SETTINGS))
    assert not common & set(large)
    assert common <= set(small)
    assert set(grams("sprint")) & set(large)


@settings(deadline=None, max_examples=40)
@given(faqs, sentences)
def test_gram_scores_are_those_of_scikit_learn(rows: Rows, asking: str) -> None:
    index = fitted(rows).index
    asks = [text for passage in document(rows).passages for text in asked(passage)]
    vectorizer = TfidfVectorizer(analyzer=grams, sublinear_tf=True).fit([*asks, *(answer for _, _, answer in rows)])
    theirs = (vectorizer.transform(asks) @ vectorizer.transform([asking]).T).toarray().ravel()
    query = Weigher(index, ENGLISH, Synonyms(), SETTINGS, None).weigh(asking)
    assert index.grams.dot(query.grams)[: len(asks)] == pytest.approx(theirs, abs=1e-5)


def test_a_word_that_the_knowledge_lacks_lowers_the_score() -> None:
    rows: Rows = [("Do arms help?", [], "Arms help."), ("What is a torso?", [], "The middle.")]
    built = fitted(rows)
    weigher = Weigher(built.index, ENGLISH, Synonyms(), SETTINGS, None)
    known = search(weigher.weigh("do arms help"), built.index, SETTINGS).ask[0]
    stranger = search(weigher.weigh("do arms help bananas"), built.index, SETTINGS).ask[0]
    assert stranger < known * 0.95


def test_synonyms_find_each_other_and_nothing_else() -> None:
    rows: Rows = [("Where do elbows go?", [], "Close."), ("Where do feet go?", [], "Down.")]
    group = Group("arm", (("arm",), ("elbow",)))
    without, with_them = fitted(rows), fitted(rows, Synonyms((group,)))

    def ask(built: Fitted, synonyms: Synonyms) -> Floats:
        return search(Weigher(built.index, ENGLISH, synonyms, SETTINGS, None).weigh("arm"), built.index, SETTINGS).fused

    assert ask(without, Synonyms()).tolist() == [0.0, 0.0]
    found = ask(with_them, Synonyms((group,)))
    assert found[0] > 0
    assert found[1] == 0


def test_not_ask_takes_a_passage_out_of_the_way() -> None:
    rows: Rows = [("How do arms swing?", [], "Freely."), ("How do hips swing?", [], "Less.")]
    made = document(rows)
    refusing = Passage(
        **{
            name: getattr(made.passages[0], name)
            for name in Passage.__slots__
            if name not in ("not_phrasings",)
        },
        not_phrasings=("should arms swing on a trampoline",),
    )  # fmt: skip
    changed = Document("faq", "FAQ", made.text, made.sha256, (), (refusing, made.passages[1]))
    built = fit([changed], ENGLISH, Synonyms(), SETTINGS)
    weigher = Weigher(built.index, ENGLISH, Synonyms(), SETTINGS, None)
    scores = search(weigher.weigh("should arms swing on a trampoline?"), built.index, SETTINGS)
    assert order(scores.fused, scores.fused, 2)[:1] != [0]


def test_an_empty_question_scores_nothing() -> None:
    built = fitted([("Do arms help?", [], "Arms help.")])
    query = Weigher(built.index, ENGLISH, Synonyms(), SETTINGS, None).weigh("…")
    scores = search(query, built.index, SETTINGS)
    assert order(scores.fused, scores.fused, 10) == []


def test_probabilities_are_those_of_scikit_learn() -> None:
    rows: Rows = [
        ("Do arms help?", ["do elbows matter", "arms for speed"], "Arms help."),
        ("What is a torso?", ["torso meaning", "define trunk"], "The middle."),
        ("How do hips turn?", ["hips in a stride", "hip turn"], "Against the arms."),
        ("Why run?", [], "For fun."),
    ]
    built = fitted(rows)
    weigher = Weigher(built.index, ENGLISH, NONE, SETTINGS, None)
    size = len(built.index.vocabulary)

    def vector(text: str) -> list[float]:
        row = [0.0] * size
        for term, weight in weigher.weigh(text).words:
            row[term] = weight
        return row

    texts = [(text, n) for n, passage in enumerate(document(rows[:3]).passages) for text in asked(passage)]
    theirs = LogisticRegression(C=SETTINGS.classifier_strength, tol=1e-6, max_iter=1000)
    theirs.fit([vector(text) for text, _ in texts], [n for _, n in texts])
    for asking in ("do my arms matter", "torso", "how do arms and hips turn", "banana of the torso"):
        query = weigher.weigh(asking)
        found = built.index.classifier.probabilities(query.words, query.vector)
        assert found.tolist() == pytest.approx([*theirs.predict_proba([vector(asking)])[0], 0.0], abs=5e-3)


def test_two_passages_can_be_told_apart_by_their_phrasings() -> None:
    rows: Rows = [
        ("Do arms help?", ["do elbows matter", "arms for speed"], "Arms help."),
        ("What is a torso?", ["torso meaning", "define trunk"], "The middle."),
    ]
    built = fitted(rows)
    weigher = Weigher(built.index, ENGLISH, NONE, SETTINGS, None)
    for asking, expected in (("elbows for speed", 0), ("meaning of trunk", 1)):
        found = built.index.classifier.probabilities(weigher.weigh(asking).words, None)
        assert found.argmax() == expected
        assert found.sum() == pytest.approx(1)


def test_few_phrasings_make_no_classes() -> None:
    built = fitted([("Do arms help?", ["do elbows matter"], "Arms help."), ("What is a torso?", [], "The middle.")])
    query = Weigher(built.index, ENGLISH, NONE, SETTINGS, None).weigh("do arms help")
    assert built.index.classifier.probabilities(query.words, None).tolist() == [0.0, 0.0]


def test_a_title_is_no_way_to_ask() -> None:
    """One that has hardly any other way counts nearly as much as one; among many it counts little."""
    ways = ["do hands matter", "are elbows any good", "balance of legs"]
    for phrasings, weight in ((ways, SETTINGS.title_weight), ([], SETTINGS.bare_title_weight)):
        rows: Rows = [("What This Shows", phrasings, "Arms balance the legs."), ("Do arms help?", [], "They do.")]
        made = document(rows)
        titled = Document(
            "faq", "FAQ", made.text, made.sha256, (), (replace(made.passages[0], titled=True), made.passages[1])
        )
        scores = {}
        for name, given_document in (("question", made), ("title", titled)):
            built = fit([given_document], ENGLISH, NONE, SETTINGS)
            query = Weigher(built.index, ENGLISH, NONE, SETTINGS, None).weigh("what is this what shows")
            scores[name] = search(query, built.index, SETTINGS).ask[0]
        assert scores["title"] == pytest.approx(scores["question"] * weight, rel=0.01)


def test_a_text_that_only_repeats_its_question_is_no_text() -> None:
    built = fitted([("Do arms help?", [], "Do arms help?"), ("What is a torso?", [], "The middle.")])
    query = Weigher(built.index, ENGLISH, NONE, SETTINGS, None).weigh("do arms help")
    scores = search(query, built.index, SETTINGS)
    assert scores.body.tolist() == [0.0, 0.0]
    assert scores.ask[0] == pytest.approx(2.0, abs=0.01)


def test_on_the_principal_axes_what_means_the_same_stays_near() -> None:
    """Few axes hold most of the length; all of them hold every cosine."""
    rows = shipped().embed_all(["how do I swing my arms?", "right way to move the arms", "my cat sleeps", "a red tie"])
    whole, few = rows @ principal_axes(rows, rows[:0], None), rows @ principal_axes(rows, rows[:0], 3)
    assert np.allclose(whole @ whole.T, rows @ rows.T, atol=1e-5)
    assert few.shape == (4, 3)
    assert few[0] @ few[1] > few[0] @ few[2] + 0.2


def test_axes_to_spare_go_to_what_refuses_and_none_to_what_nothing_lies_along() -> None:
    answering, refusing = np.eye(8, dtype=np.float32)[:2], np.eye(8, dtype=np.float32)[1:4]
    assert np.allclose(np.abs(principal_axes(answering, refusing, 8)).sum(axis=1), [1, 1, 1, 1, 0, 0, 0, 0])
    assert np.allclose(np.abs(principal_axes(answering, refusing, 2)).sum(axis=1), [1, 1, 0, 0, 0, 0, 0, 0])
    assert principal_axes(np.zeros((3, 8), np.float32), refusing[:0], 8).shape == (8, 1)


@pytest.mark.parametrize("counts", [[1, 1, 1], [3, 0, 1, 8, 2, 17], [0, 4], [0, 0]], ids=str)
def test_a_passage_scores_its_best_row_however_many_it_has(counts: list[int]) -> None:
    owners = Owners.of(np.repeat(np.arange(len(counts), dtype=np.int32), counts), len(counts))
    scores = np.random.default_rng(1).random(sum(counts)).astype(np.float32)
    parts = np.split(scores, np.cumsum(counts)[:-1])
    assert owners.best(scores).tolist() == [part.max() if len(part) else 0 for part in parts]


@pytest.mark.parametrize("n_rows", [5, 3 * LONG_POSTINGS])
def test_few_and_many_postings_give_the_same_product(n_rows: int) -> None:
    weights = np.random.default_rng(1).random((2, n_rows)).astype(np.float32)
    rows = np.tile(np.arange(n_rows, dtype=np.int32), 2)
    postings = Postings(np.array([0, n_rows, 2 * n_rows]), rows, weights.ravel(), n_rows)
    query = Weighted.of([(1, 0.5), (0, 0.25)])
    assert postings.dot(query) == pytest.approx(np.array([0.25, 0.5]) @ weights, abs=1e-6)
