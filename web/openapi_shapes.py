"""The shapes of requests and replies as JSON Schema 2020-12; a test holds real replies against them."""

from __future__ import annotations

from typing import get_args

from bot.records.conversation import Status
from bot.records.knowledge import Evidence
from bot.records.reply import RaisedBy, Reason, Step
from bot.talk.move import Kind
from web.cleaning import QUESTION_MAX_CHARS
from web.feedback import COMMENT_MAX_CHARS, REASONS
from web.replies import Json


def _object(fields: dict[str, Json], *, closed: bool = False, optional: tuple[str, ...] = ()) -> Json:
    shape: Json = {
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in optional],
    }
    return {**shape, "additionalProperties": False} if closed else shape


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}


def _said(description: str, shape: Json) -> Json:
    return {**shape, "description": description}


def _or_null(shape: Json) -> Json:
    return {"anyOf": [shape, {"type": "null"}]}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


_TEXT: Json = {"type": "string"}
_TEXT_OR_NULL: Json = {"type": ["string", "null"]}
_SHARE: Json = {"type": "number", "minimum": 0, "maximum": 1}
_STEP: Json = {"enum": [*get_args(Step), None]}
_FLAG: Json = {"type": "boolean"}
_OFFSET: Json = {"type": "integer", "minimum": 0}
_SHA256: Json = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_EVIDENCE: Json = {"enum": [*get_args(Evidence), None]}

_DOCUMENT: dict[str, Json] = {
    "document_id": _TEXT,
    "title": _TEXT,
    "url": _said("where it can be read", _TEXT),
    "lang": _TEXT,
    "evidence": _EVIDENCE,
    "reviewed": _TEXT_OR_NULL,
}

SHAPES: dict[str, Json] = {
    "ChatRequest": _object(
        {
            "question": _said(f"at most {QUESTION_MAX_CHARS} code points after NFKC normalisation", _TEXT),
            "conversation": _said("the token of the previous reply", _TEXT_OR_NULL),
            "page_url": _said("the page it is asked on; only its path is used", _TEXT_OR_NULL),
            "passage_id": _said("the option chosen: answer from it", _TEXT_OR_NULL),
            "correct": _said("false: take the words as typed", {"type": ["boolean", "null"], "default": True}),
        },
        closed=True,
        optional=("conversation", "page_url", "passage_id", "correct"),
    ),
    "FeedbackRequest": _object(
        {
            "turn_id": _said("the receipt of the turn, from its reply", _TEXT),
            "helpful": {"type": "boolean"},
            "reason": _said("what was wrong with it", {"enum": [*REASONS, None]}),
            "meant": _said("id of the passage that was meant", _TEXT_OR_NULL),
            "comment": _said(f"at most {COMMENT_MAX_CHARS} code points, as typed; kept", _TEXT_OR_NULL),
        },
        closed=True,
        optional=("reason", "meant", "comment"),
    ),
    "Reply": _object(
        {
            "status": {"enum": list(get_args(Status))},
            "reason": {"enum": [*get_args(Reason), None]},
            "lead": _said("the bot's own words, maybe empty", _TEXT),
            "lead_lang": _said("their language: the visitor's, where only that they were asked in it is told", _TEXT),
            "text": _said("lead, quotes and their links: complete for a client that shows nothing else", _TEXT),
            "quotes": _list(_ref("Quote")),
            "options": _said("readings to choose from, or the nearest there is", _list(_ref("Option"))),
            "previews": _said("a sentence of each option's passage that isn't disputed", _list(_ref("Quote"))),
            "suggestions": _said("questions to go on with", _list(_TEXT)),
            "corrections": _list(_object({"from": _TEXT, "to": _TEXT})),
            "contact": _or_null(_ref("Contact")),
            "references_asked": _said("the quotes' references are what was asked for", {"type": "boolean"}),
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "conversation": _said("send it with the next question", _TEXT),
            "turn_id": _said("the receipt of this turn", _TEXT),
            "build": _said("the index that answered", _TEXT),
        }
    ),
    "Explained": _object({"reply": _ref("Reply"), "explanation": _ref("Explanation")}),
    "Explanation": _object(
        {
            "status": {"enum": list(get_args(Status))},
            "reason": {"enum": [*get_args(Reason), None]},
            "move": _said("what the message does in its conversation", {"enum": list(get_args(Kind))}),
            "answered_by": _said("the step that replied; the decision on the ranking by the last two", _STEP),
            "chosen": _said("passages taken from an offer", _list(_TEXT)),
            "understood": _said("the question as it was searched for", _TEXT),
            "corrections": _list(_object({"from": _TEXT, "to": _TEXT})),
            "expansions": _said("synonyms by which more is found", _list(_ref("Expansion"))),
            "known": _said("share of the question's weight that the knowledge knows", _SHARE),
            "unknown": _said("terms that the knowledge lacks", _list(_TEXT)),
            "follow_up": _said("weight of the conversation", _SHARE),
            "confidence": _said("as the reply's: a tenth where the owner or another language spoke against it", _SHARE),
            "answers_from": _said("confidence from which a passage is quoted", _SHARE),
            "offers_from": _said("confidence from which passages are offered", _SHARE),
            "decision": _said("what the ranking alone comes to", _ref("Decision")),
            "because": _said("why, in words", _TEXT),
            "scored": _said("how the confidence came about", _or_null(_ref("Scored"))),
            "lead": _said("by how much the best passage outranks the second", {"type": "number"}),
            "lead_share": _said("the same as a share of its own score", _SHARE),
            "tie_below": _said("share below which two passages may be a tie", _SHARE),
            "passages": _said("the best, best first", _list(_ref("RankedPassage"))),
            "build": _TEXT,
            "red_flag": _said(
                "what a safety reply speaks of, and how it arose: by a rule, by likeness, carried on from before",
                _or_null(
                    _object(
                        {
                            "topic": _TEXT,
                            "like": _said("the known message it is like", _TEXT_OR_NULL),
                            "by": {"enum": list(get_args(RaisedBy))},
                            "before": _said("the earlier message that is carried on", _TEXT_OR_NULL),
                        }
                    )
                ),
            ),
            "not_covered": _said("the owner's line on what isn't covered that refused the question", _TEXT_OR_NULL),
        }
    ),
    "Expansion": _object(
        {
            "term": _said("what they share", _TEXT),
            "members": _said("the stems of all", _list(_TEXT)),
            "typed": _said("what of the question is one of them", _list(_TEXT)),
            "finds": _said("what else is found, as the knowledge writes it", _list(_TEXT)),
        }
    ),
    "Decision": _object(
        {
            "status": {"enum": list(get_args(Status))},
            "reason": {"enum": [*get_args(Reason), None]},
            "confidence": _said("a tenth of what was compared where something spoke against an answer", _SHARE),
            "answers_from": _ref("Threshold"),
            "offers_from": _ref("Threshold"),
            "evidence": _object(
                {
                    "confidence": _said("what was compared with the thresholds", _SHARE),
                    "readings": _said("passages near enough to be offered", {"type": "integer", "minimum": 0}),
                    "known": _SHARE,
                    "follows": _said("it leans on what was said before", _FLAG),
                    "other_language": _FLAG,
                    "vague": _said("nothing but words of grammar", _FLAG),
                    "refused": _said("the owner speaks against an answer", _FLAG),
                    "order": _said("it orders the bot about", _FLAG),
                    "thin": _said("one of the best passages has hardly a way to ask", _FLAG),
                    "nearness": _said(
                        "best cosine with anything that answers; null without vectors", {"type": ["number", "null"]}
                    ),
                    "leans": _said("a question of known words that needs what was said before", _FLAG),
                    "leaves": _said("the best passage is of another topic than the last quote", _FLAG),
                    "strays": _said("it points back, and the best passage is of another thing", _FLAG),
                    "apart": _said("with the question that opened the topic others are found sooner", _FLAG),
                    "tied": _said("the two best nearly tie, and nothing tells which is meant", _FLAG),
                    "bare": _said("a bare word that several of the best passages are asked for by", _FLAG),
                }
            ),
        }
    ),
    "Scored": _object(
        {
            "passage_id": _TEXT,
            "fit": _said("what the question, and the talk, brought to the best passage", {"type": "number"}),
            "divisor": _said("what that is divided by in a talk", {"type": "number"}),
            "likeness": _said("likeness beyond the usual, added", {"type": "number"}),
            "classifier_weight": {"type": "number"},
            "classifier": _said("times its weight, taken off", _SHARE),
            "share_weight": {"type": "number"},
            "share": _said("its share of all that fits; times its weight, added", _SHARE),
            "score": _said("the sum", {"type": "number"}),
            "slope": {"type": "number"},
            "middle": {"type": "number"},
            "confidence": _said("1 / (1 + e^(-slope × (score - middle)))", _SHARE),
            "left": _said("what is left of it; below 1 where something spoke against an answer", _SHARE),
        }
    ),
    "Threshold": _object({"at": _said("confidence to be reached", _SHARE), "setting": _TEXT}),
    "RankedPassage": _object(
        {
            "passage_id": _TEXT,
            "heading": _TEXT,
            "score": _said("what orders: own, conversation and other", {"type": "number"}),
            "own": _said("what the question's terms brought", {"type": "number"}),
            "conversation": _said("what earlier turns added or took off", {"type": "number"}),
            "other": _said(
                "what the page, an offered question or what was ruled out added or took off", {"type": "number"}
            ),
            "terms": _said("how many terms brought something", {"type": "integer", "minimum": 0}),
            "shares": _list(
                _object(
                    {
                        "field": _TEXT,
                        "term": _TEXT,
                        "weight_asked": {"type": "number"},
                        "weight_here": {"type": "number"},
                        "field_weight": _said("by how much its field counts", {"type": "number"}),
                        "brought": _said("the product of the three, where it isn't a sum", {"type": "number"}),
                    }
                )
            ),
        }
    ),
    "Quote": _object(
        {
            "text": _said("verbatim: the document's clean text from start to end", {"type": "string", "minLength": 1}),
            "passage_id": _TEXT,
            "document_id": _TEXT,
            "title": _TEXT,
            "heading": _TEXT,
            "url": _said("leads to the very sentence", _TEXT),
            "after": _or_null(_object({"title": _TEXT, "author": _TEXT_OR_NULL, "url": _TEXT_OR_NULL})),
            "start": _OFFSET,
            "end": _OFFSET,
            "sha256": _SHA256,
            "evidence": _EVIDENCE,
            "reviewed": _TEXT_OR_NULL,
            "references": _list(_object({"title": _TEXT, "url": _TEXT_OR_NULL})),
        }
    ),
    "Option": _object({"question": _TEXT, "passage_id": _TEXT}),
    "Contact": _object({"label": _TEXT, "url": _TEXT}),
    "Document": _object(_DOCUMENT),
    "Documents": _object({"documents": _list(_ref("Document"))}),
    "WholeDocument": _object(
        {**_DOCUMENT, "text": _said("the clean text", _TEXT), "sha256": _SHA256, "sections": _list(_ref("Section"))}
    ),
    "Section": _object(
        {
            "passage_id": _TEXT,
            "heading": _TEXT,
            "level": {"type": "integer", "minimum": 0, "maximum": 6},
            "start": _OFFSET,
            "end": _OFFSET,
        }
    ),
    "Suggestions": _object({"suggestions": _list(_ref("Option"))}),
    "Starters": _object(
        {
            "suggestions": _list(_ref("Option")),
            "greeting": _TEXT,
            "disclaimer": _said("the line under every conversation", _TEXT),
            "contact": _or_null(_ref("Contact")),
        }
    ),
    "Alive": _object({"status": {"const": "alive"}}),
    "Ready": _object(
        {
            "status": {"const": "ready"},
            "build": _TEXT,
            "refused": _said("why a newer build isn't taken, or null", _TEXT_OR_NULL),
        }
    ),
    "Problem": _object(
        {
            "type": _TEXT,
            "title": _TEXT,
            "status": {"type": "integer"},
            "detail": _TEXT,
            "request_id": _TEXT,
            "errors": _list(_object({"field": _TEXT, "what": _TEXT})),
        },
        optional=("errors",),
    ),
}

REPLIES = {
    "Reply": "What the bot says, of what kind it is, and why.",
    "Explained": "The reply as a visitor would get it, and each step towards it.",
    "Documents": "All documents, in order.",
    "WholeDocument": "The document with its text and sections.",
    "Suggestions": "Canonical questions, each with the passage that answers it.",
    "Starters": "Canonical questions, and what stands around a conversation.",
    "Alive": "It is.",
    "Ready": "It has.",
}
