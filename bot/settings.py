"""The numbers of the engine: unit, range, and what chose them. What was measured is in benchmarks/tuning.md; a guess
says so. How many words a message may have to be read as a move stands beside the patterns that read it, what a slip
costs in bot/text/slips.py, and what a line of a source is taken for, and how its text is parted, in bot/sources.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

TRANSFORMER_MEANING = 1.5
"""Factor of the weights of cosines with a transformer. Range 1 to 3; benchmarks/tuning.md, "The transformer"."""
TRANSFORMER_ASKING = 2.0
"""The same of the cosines with ways to ask, which a transformer was taught on. Range 1 to 3."""
TRANSFORMER_BODY = 0.5
"""Factor of the weight of a text's words and letters then, of which it has understood more. Range 0 to 1."""
TRANSFORMER_OPENING = 4 / 3
"""Factor of the weight of the question that opened the topic then. Range 1 to 2."""
TRANSFORMER_MIDDLE = 1.5
"""What the confidence's middle is moved by then. Score, 0.5 to 2.5."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Weights and limits of one build. Stored with it, so that a build always answers as it was measured."""

    english_floor: float = 2e5
    """Occurrences added to an English word's count before its weight is taken. Range 1e4 to 1e7."""
    language_words: int = 3
    """Words below which a text says too little of its language. Words, 2 to 4."""
    accented_words: int = 2
    """The same where a letter has an accent: a single one may be a name. Words, 2 to 4; by judgement."""
    language_known: float = 0.5
    """Share of a question's words that English or the knowledge must know for it to be English. Range 0.3 to 0.7."""
    foreign_grammar: int = 2
    """Words of another language's grammar that show a question not to be English: a single one may be a name, or
    borrowed. A word that only has another language's letters counts half. Words, 1 to 3."""
    english_clues: int = 2
    """Words that show a question which English hardly knows to be English with many slips: words of grammar or of the
    knowledge, typed right or by a slip. Words, 1 to 3; benchmarks/tuning.md, "Another language"."""
    clue_letters: int = 4
    """Letters from which a word of the knowledge is such a clue by a slip. Letters, 4 to 6."""
    english_known: int = 100_000
    """Occurrences from which a word of the English list counts as spelled right. Range 1e4 to 1e6."""
    spelling_shortest: int = 3
    """Letters below which a word is only corrected to one that stands between the same neighbours. Letters, 2 to 5;
    benchmarks/tuning.md, "Typos", measures three and all else of that row together against four before."""
    spelling_longest: int = 30
    """Letters beyond which a word is left as typed: nobody meant it, and it would take as long as twenty. Letters, 20
    to 60; by judgement."""
    spelling_two_edits_from: int = 6
    """Letters from which a word may be two edits away from the one meant; below it one. Letters, 4 to 8; by
    judgement."""
    spelling_pair: float = 2.0
    """What a neighbour says for a word that the knowledge has beside it, each side. Nats. Range 0 to 4; benchmarks/
    tuning.md, "Typos"."""
    spelling_slip: float = 2.0
    """Nats by which a word must be likelier than the English one typed: most words are no slips. Range 1 to 6."""
    spelling_rarest: float = 1e-9
    """Share of all words that a word has which neither knows. Range 1e-10 to 1e-7."""
    spelling_new_a_letter: float = 3.5
    """Nats a letter below which the likeliest word for an unknown one isn't taken: it is new. Range 3 to 4."""
    spelling_new_letters: int = 5
    """Letters beyond which that grows no further. Letters. Range 4 to 7."""
    knowledge_idf_power: float = 0.5
    """Exponent of the knowledge's own idf in a word's weight. Range 0 to 1."""
    synonym_weight: float = 0.7
    """Weight of a synonym group's shared term against the word itself. Range 0 to 1."""
    body_weight: float = 0.5
    """Weight of the body field against the ask field (heading, question, phrasings). Range 0 to 1."""
    title_weight: float = 0.3
    """Length of a heading's row where the heading is a title and no question. Range 0 to 1."""
    bare_title_weight: float = 0.8
    """The same where a passage has fewer ways to ask than `classifier_from`. Range `title_weight` to 1; benchmarks/
    tuning.md, "Titles"."""
    bare_body: float = 3.0
    """Length of body rows where a passage has nothing but a title to be asked for by. Range 1 to 6; as above."""
    gram_weight: float = 1.0
    """Weight of character n-grams against words, within a field. Range 0 to 2."""
    gram_most_share: float = 0.05
    """Share of all rows in which a character n-gram may stand to count: "the" tells little, and such n-grams are five
    in six of the postings that a question runs through. Range 0.02 to 1."""
    gram_most_rows: int = 200
    """Rows in which every n-gram may stand, whatever their share: so few cost no time. Range 100 to 1000."""
    vectors: bool = True
    """Whether what words mean counts (bot/semantics.py). Without, words and letters alone rank."""
    transformer: str = ""
    """Folder of a transformer that tells meaning instead of our word vectors; empty for none (bot/transformer.py)."""
    teacher: str = ""
    """Folder of all-MiniLM-L6-v2, which our word vectors were distilled from: it embeds the knowledge's rows at build,
    while questions stay with the table (same space). Empty for none (docs/transformer.md)."""
    meaning_dimensions: int = 160
    """Principal axes of the rows' vectors that are kept, of 256: less time and memory of the largest part of a search.
    128 cost .6 / .9 on canard_half, whose rows are long texts, and nothing elsewhere (benchmarks/tuning.md, "Time").
    Range 64 to 384."""
    meanings_most: int = 16
    """Vectors of a passage's ways to ask; where there are more ways, their centres (benchmarks/tuning.md, "Time").
    Range 4 to 30."""
    ask_meaning_weight: float = 2.0
    """Weight of the best cosine among a passage's ways to ask. Range 0 to 4."""
    body_meaning_weight: float = 1.0
    """Weight of the best cosine among the parts of a passage's text. Range 0 to 4."""
    bare_body_meaning_weight: float = 2.25
    """The same for a passage that no classifier speaks for, having too few ways to ask. Range 0 to 4; benchmarks/
    tuning.md, "Titles"."""
    likeness_weight: float = 1.5
    """Weight of a question's words having their likes in a passage with too few ways to ask for the classifier. Range 0
    to 3; benchmarks/tuning.md, "Likeness"."""
    likeness_usual: float = 0.3
    """Likeness that the best passage has anyway, for each unit of the logarithm of their number; what is more speaks
    for an answer. Range 0.1 to 0.5; as above."""
    likeness_from: float = 0.2
    """Cosine of two words from which they are alike at all. Range 0.1 to 0.5."""
    likeness_everywhere: float = 0.2
    """What a word still tells that has its like in every passage. Range 0 to 1."""
    likeness_most: int = 5_000
    """Passages up to which words are likened: a question compares each of its words with all of theirs.
    Passages, 1,000 to 20,000; it costs .6 to 2.5 ms a question (benchmarks/tuning.md, "Likeness")."""
    classifier_weight: float = 2.0
    """Weight of the classifier's probability. Range 0 to 4."""
    classifier_from: int = 3
    """Ways to ask (heading and canonical question among them) from which a passage is a class. 3 to 10."""
    classifier_strength: float = 30.0
    """Inverse of the classifier's regularisation (scikit-learn's C). Range 1 to 100."""
    classifier_vector_length: float = 2.0
    """Length of a row's vector beside its words, of unit length, in the classifier. Range 0 to 4."""
    classifier_most: int = 20_000_000
    """Weights, classes times terms, beyond which no classifier is fitted: 80 MB. Range 1e6 to 1e8."""
    body_grams_below: int = 5_000
    """Passages up to which bodies get character rows too: they are 17 times the postings. 1,000 to 20,000, a guess."""
    body_part_words: int = 120
    """Words after which a body is split into parts at a sentence end; the best part counts. Range 40 to 400."""
    main_weight: float = 0.25
    """Score that the passages of a main document gain, where anything speaks for them. Range 0 to 0.5; benchmarks/
    tuning.md, "Main documents"."""
    not_ask_weight: float = 1.0
    """Share of a `not-ask` row's score taken off where it beats the passage's own phrasings. Range 0 to 1."""
    not_ask_margin: float = 0.02
    """Cosine by which a `not-ask` line must be nearer a question than the passage's nearest way to ask to refuse it by
    what it means. Range 0 to 0.2; benchmarks/tuning.md, "When to answer"."""
    not_ask_letters_margin: float = 0.05
    """Cosine by which it may be farther than the nearest way to ask where its letters are nearer. Range 0 to 0.2; as
    above."""
    not_covered_margin: float = 0.0
    """Cosine by which a line of `_not_covered.txt` must be nearer a question than any passage to refuse it. Range
    -0.05 to 0.2; benchmarks/tuning.md, "When to answer", "Not covered"."""
    not_covered_from: float = 0.4
    """Cosine from which a line may refuse at all: below, a few lines refused whatever is short and like nothing else.
    Range 0 to 0.45; benchmarks/tuning.md, "When to answer", "Hardly like it"."""
    not_covered_follow_margin: float = 0.15
    """The same for a follow-up, and for what is short in a talk. Range 0.05 to 0.5; as above."""
    not_covered_short: int = 3
    """Content words up to which a question is short. Words, 1 to 5; of little effect, as above."""
    not_covered_least: float = -0.07
    """Cosine by which a line may be farther than the best passage and still refuse, by the odds. Range -0.2 to 0; as
    above."""
    not_covered_sure: float = 0.7
    """Confidence of an answer from which the odds alone refuse it no more. Range 0.5 to 1; as above."""
    not_covered_odds: float = 0.03
    """Cosine that a unit of the logit counts as which tells such lines from ways to ask. Range 0 to 0.1; as above."""
    not_covered_unlikely: float = -4.0
    """Logit below which no line refuses. Range -8 to -2; as above."""
    not_covered_odds_from: int = 100
    """Lines from which there are such odds; a guess: fewer are hardly a sample. Lines, 20 to 1000."""
    ruled_out_share: float = 0.1
    """What is left of a confidence where the owner, an order or another language speaks against an answer. Range 0 to
    0.5; benchmarks/tuning.md, "When to answer"."""
    not_ask_keywords: int = 2
    """Content words up to which a question is a mere keyword, refused neither by `not-ask` nor by a line where the
    passage's ways to ask have all of them. Words, 0 to 3; benchmarks/tuning.md, "When to answer"."""
    not_ask_title: int = 4
    """The same where they are the passage's title but for one at most ("running pram stroller"). Words, 3 to 6. Of
    2,063 titles of ours put as keywords 14 were refused without it, 5 with 4; labelled questions stay as they are."""
    offer_refused_from: float = 0.55
    """Cosine of a passage's nearest way to ask with a question that `not-ask` refused, from which it is offered beside
    the refusal, and suggested after an answer though it isn't near. Range 0.3 to 0.8; benchmarks/tuning.md, "When to
    answer"."""
    offer_unsure_from: float = 0.4
    """The same where the bot abstained because it wasn't sure enough. Range 0.2 to 0.6; benchmarks/tuning.md, "When to
    answer"."""
    red_flag_from: float = 0.45
    """Cosine with a known red flag from which a question without an answer may be one. Range 0.4 to 0.7; benchmarks/
    tuning.md, "Red flags"."""
    red_flag_margin: float = 0.1
    """Cosine by which it must be nearer to it than to anything harmless. Range -0.1 to 0.2; benchmarks/tuning.md, "Red
    flags"."""
    red_flag_plain_margin: float = 0.15
    """The same for a question that would be answered otherwise. Range 0.1 to 0.3."""
    red_flag_line_margin: float = 0.08
    """Cosine by which a line of `_not_covered.txt` must be nearer than the red flag to silence it. Range 0 to 0.2;
    benchmarks/tuning.md, "Not covered"."""
    red_flag_left_from: float = 0.74
    """Cosine with a way to ask from which a message right after a red flag, answered, is no word on it. Range 0.7 to 1.
    benchmarks/tuning.md, "After a red flag"."""
    red_flag_words: int = 3
    """Content words from which a message says enough to be likened. Words; 1 to 5."""
    red_flag_between: int = 3
    """Turns after a red flag in which whoever asks for leave, or whether to rest, is still heard as asking about it.
    Turns, 1 to 5; by judgement."""
    red_flag_cleared_for: int = 6
    """Turns for which a doctor's word that it's fine counts. Turns, 1 to 8, which a talk carries on; by judgement."""
    contact_after: int = 3
    """Failed replies after which the contact is given, whatever the reply (WCAG 2.2, 3.2.6). Replies, 2 to 4."""

    title_words: int = 2
    """Content words from which a title tells its passage: one ("Shoes") is as often about something else of it. Words,
    1 to 4; by judgement."""
    canonical_bonus: float = 4.0
    """Score that the passage gains whose canonical question this is, word for word: whoever takes an offered question
    gets the passage it was offered for. Range 2 to 6."""
    said_words: int = 3
    """Words of content from which a sentence that has all of them is what a question means. Words, 3 to 5; of no effect
    there, benchmarks/tuning.md, "Said in the words of the text", "Few words"."""
    said_named: int = 2
    """Words that name something, from which so does one of fewer words of content: "do you sell rosin". Words, 1 to 3;
    as above."""
    said_bonus: float = 2.0
    """Score that the one passage with such a sentence gains where no answer is sure. Range 0 to 3;
    benchmarks/tuning.md, "Said in the words of the text"."""
    page_bonus: float = 0.1
    """Ranking score that passages gain which stand on the very page the question was asked on. Range 0 to 0.5."""

    # --- follow-ups (benchmarks/talk.md) ---
    context_weight: float = 0.3
    """Weight of the previous question and of the last reply, each, in a follow-up. Range 0 to 1."""
    context_confidence: float = 0.3
    """How far the conversation may speak for an answer to a question with words of its own, against how far it ranks:
    it knows the topic and not the answer. Range 0 to 1. Of 34 follow-ups of the owner's questions 8 were answered
    wrongly and 4 falsely with 0.5 or 1, and 3 and 1 with 0.3."""
    context_unpointed: float = 0.5
    """Share of that for a question that doesn't point back. Range 0 to 1; by judgement."""
    context_doubt: float = 0.8
    """How far the conversation's weight lowers the confidence that its scores would raise. Range 0 to 1.5; benchmarks/
    tuning.md, "Follow-ups", "Doubt"."""
    opening_weight: float = 0.9
    """Weight of the question that opened the topic. Range 0 to 1."""
    document_share: float = 0.3
    """How far all passages of a document are one topic; those under one heading are wholly. Range 0 to 1."""
    topic_largest: int = 30
    """Passages up to which a document is one topic; a longer one is a collection, like a table of questions. Passages,
    10 to 100; by judgement."""
    topic_share: float = 0.5
    """Share of the topic's best score from which a passage belongs to the topic. Range 0.2 to 1."""
    follow_middle: float = -1.28
    """Logit of a question's being a follow-up where none of the signs below speaks, fitted with them by
    `python -m benchmarks.follow_ups` to 1,188 follow-ups and 1,884 changes of topic. Range -5 to 10."""
    follow_word: float = 0.81
    """Logit that each content word takes off. Range 0.5 to 1.5."""
    follow_most_words: int = 8
    """Content words beyond which a longer question stands alone no more than this one. Words, 5 to 12; by judgement,
    before the curve was fitted."""
    follow_pointer: float = 2.31
    """Logit that a word adds which points back. Range 1 to 3."""
    follow_speaker: float = 3.18
    """Logit that a word for oneself or the bot ("my", "you") takes off. Range 1 to 4."""
    follow_confidence: float = 6.12
    """Logit that the confidence of what is found without the talk takes off. Range 1 to 8."""
    follow_within: float = 3.71
    """Logit that is added where the topic has as good a passage. Range 2 to 8."""
    follow_known: float = 2.54
    """Logit that is added where the knowledge knows all words of the question that are no slips. Range 1 to 8."""
    follow_shared: float = 5.26
    """Logit that is added where the last question had all words of this one. Range 1 to 8."""
    follows_from: float = 0.5
    """Leaning from which a question is taken for a follow-up: even odds. Range 0.3 to 0.7."""
    leaves_below: float = 0.1
    """Leaning below which a question ends the topic before it. Range 0.05 to 0.5: with .25, which takes more questions
    for the beginning of a topic, canard_half has 29.4 / 64.9, with .1 and .05 29.8 / 65.2."""
    vague_own: float = 0.4
    """Weight of a follow-up's own scores where it has no content word. Range 0 to 1."""
    measure_own: float = 0.6
    """The same where all content words measure something that isn't named ("how often?"). Range 0.4 to 1; benchmarks/
    tuning.md, "Follow-ups", "Measures"."""
    aspect_within: float = 0.9
    """Share of its best score that a question like "is it bad?" must find within the talk's topic to stand for itself;
    else it leans on the topic as above. Range 0.5 to 1; benchmarks/tuning.md, "Follow-ups", "Aspects"."""
    pieces_before: int = 3
    """Messages before one that may belong to the same question, sent in pieces. Messages, 1 to 5; by judgement."""
    reading_on: float = 0.05
    """Bonus of the passage after the one last quoted, as a share of the context's best score. Range 0 to 0.5."""
    said_penalty: float = 0.03
    """Share taken off a passage already quoted, in a follow-up. Range 0 to 1."""
    dropped_penalty: float = 0.6
    """Share taken off a passage that the visitor said was not meant, or has heard when he wants more. Range 0 to 1."""
    fresh_share: float = 0.7
    """Share of what makes the best passage one of the talk's topic from which, in a follow-up, another is quoted in its
    place where that was quoted wholly before. Range 0.5 to 1; benchmarks/tuning.md, "Follow-ups"."""
    elsewhere_among: int = 5
    """Best passages among which one must be to tell the price, the time or the place of what was quoted last: further
    down they only share the word. Passages, 1 to 10; by judgement."""
    prices_among: int = 12
    """Passages nearest to the words of a price ("price", "cost", "fee") that are looked at for one. Passages, 6 to 40;
    benchmarks/tuning.md, "Prices"."""
    example_among: int = 3
    """Further passages, asked for like the question that was answered, that an example of it may come from. Passages,
    1 to 10; by judgement."""
    introduction_penalty: float = 0.3
    """Share taken off a passage that stands below a page's title and only says what the page is about. Range 0 to 1;
    benchmarks/tuning.md, "Introductions"."""
    opposite_penalty: float = 0.3
    """Share taken off a passage that only speaks of what the question does without. Range 0 to 1."""

    # --- decision ---
    share_weight: float = 1.0
    """Weight of the best passage's share of a softmax over the fused scores, in the decision's score. Range 0 to 2."""
    share_sharpness: float = 3.0
    """What fused scores are multiplied by in that softmax. Range 1 to 6."""
    answer_from: float = 0.5
    """Confidence from which a passage is quoted. Range 0 to 1."""
    question_alone_from: float = 0.7
    """Confidence from which the one question of a first message is answered alone, whatever stands beside it. Range
    `answer_from` to 1; benchmarks/tuning.md, "Framing"."""
    question_says_all: int = 3
    """Words that name something, of a question that is answered alone from `answer_from`. Words, 2 to 5; as above."""
    answer_leaving_from: float = 0.75
    """The same in a talk that has just quoted, for a passage of another topic. Range `answer_from` to 0.9; benchmarks/
    tuning.md, "Follow-ups", "Leaving"."""
    answer_lead: float = 0.08
    """Share of its score by which the best passage must lead the second to be quoted for a question that stands alone;
    else both are offered. Range 0 to 0.2; benchmarks/tuning.md, "When to answer", "Near ties"."""
    answer_word_lead: float = 0.35
    """The same for a bare word ("and elbows?") that several questions have. Range 0.08 to 0.5; benchmarks/tuning.md,
    "When to answer", "Bare words"."""
    word_names_many: int = 3
    """Questions of the best passages from which a bare word names several. Range 2 to 10; likewise."""
    same_text: float = 0.8
    """Share of the words of the shorter of two texts from which they say the same and are no tie. Range 0.6 to 1. A
    guess."""
    offer_from: float = 0.25
    """Confidence from which passages are offered as readings. Range 0 to 1."""
    offer_familiar_from: float = 0.15
    """The same for a question whose words the knowledge knows. Range 0 to `offer_from`. Of such questions between .15
    and .25, all 7 of the article's and 2 of curekart's that had an answer had it among the three; 14 had none."""
    offer_thin_from: float = 0.03
    """The same where one of the three best passages has fewer ways to ask than `classifier_from`, and so can't score as
    others do, and the question is surely on the subject (`offer_near_from`), in whatever words. Range 0 to
    `offer_familiar_from`; benchmarks/tuning.md, "When to answer", "Offers of what has hardly a way to ask"."""
    offer_leaning_from: float = 0.0
    """The same for a question of known words that leans on the talk: what is near is near by what was said. Range 0 to
    `offer_familiar_from`; benchmarks/tuning.md, "When to answer", "Offers in a talk"."""
    offer_near_from: float = 0.35
    """Cosine of a question with any way to ask or text from which that is so. Range `subject_from` to 0.45;
    benchmarks/tuning.md, "When to answer", "Far from the subject"."""
    offer_known: float = 0.8
    """Known share of a question's weight from which its words count as known. Range 0 to 1."""
    reading_share: float = 0.5
    """Share of the best fused score from which a passage is offered beside it. Range 0 to 1."""
    sure_from: float = 0.8
    """Confidence from which what looks like another language is answered all the same, and what names nothing but is
    answered elsewhere than in the talk leans on that only where it points there. Range 0 to 1; benchmarks/tuning.md,
    "Follow-ups", "Aspects"."""
    off_topic_known: float = 0.35
    """Share of a question's weight that the knowledge must know to be answered without being sure; where confidence is
    low besides, the question is off topic. Range 0 to 1."""
    subject_from: float = 0.3
    """Cosine of a question with any way to ask or text from which it is on the knowledge's subject, in whatever words.
    Range 0.15 to 0.5; benchmarks/tuning.md, "When to answer", "On the subject"."""
    confidence_slope: float = 1.2
    """Slope of the logistic curve from the decision's score to confidence, over all sets. Per unit, 0.5 to 3."""
    confidence_middle: float = 3.5
    """Decision's score at which half of the best passages are right, over all sets. Score, 2 to 5."""
    curve_belief: int = 40
    """Questions that the curve of all sets counts as against the owner's where a build fits its own. Questions, 10 to
    200; by judgement; benchmarks/tuning.md, "Confidence", tells why there is a curve a build."""
    curve_spread: float = 3.0
    """Over how wide a range around the middle these lie. Score, 1 to 6; by judgement."""
    everyday_known: float = 0.5
    """Known share of its weight from which an everyday question may be one that this knowledge answers, and tells the
    curve nothing. Range 0.3 to 0.8; by judgement."""
    offer_says_of_it: float = 0.25
    """Share of a question's weight that a sentence must have to be chosen by it from an offer taken. Range 0 to 1. A
    guess: it is .41 for "computers" asked of a library; of 58 offers taken in 102 played talks the median is .14, and
    42 are below."""

    # --- quotes ---
    quoted_sentences: int = 3
    """Sentences quoted from the answering passage. 1 to 4."""
    contrast_sentences: int = 2
    """Sentences quoted from the passage that disputes it. 1 to 2."""
    quoted_words: int = 90
    """Words after which a quote takes no further sentence. Range 30 to 150."""
    begins_passage: float = 0.25
    """Worth of a quote that begins where its passage does, which most often says the main thing first, against the
    shares of the question's weight that its sentences have. Range 0 to 0.6; benchmarks/tuning.md, "Quotes"."""
    opens_quote: float = 0.5
    """What a quote's first sentence counts besides, as a share of its worth: one that begins beside the point loses
    people. Range 0 to 1. A guess."""
    gives_kind: float = 0.2
    """Worth of a sentence of the kind asked for: a figure for "how much", a reason for "why". Range 0 to 0.5. A
    guess."""
    says_again_from: float = 0.5
    """Share of a question's weight that a sentence quoted before must have to be quoted again where nothing answers.
    Range 0.3 to 1. A guess."""

    def with_transformer(self, folder: str) -> Settings:
        """Return these settings for a transformer in `folder`, whose cosines tell more than those of our vectors."""
        more = TRANSFORMER_MEANING
        return replace(
            self,
            transformer=folder,
            ask_meaning_weight=TRANSFORMER_ASKING * self.ask_meaning_weight,
            body_meaning_weight=more * self.body_meaning_weight,
            bare_body_meaning_weight=more * self.bare_body_meaning_weight,
            body_weight=TRANSFORMER_BODY * self.body_weight,
            opening_weight=TRANSFORMER_OPENING * self.opening_weight,
            confidence_middle=self.confidence_middle + TRANSFORMER_MIDDLE,
        )
