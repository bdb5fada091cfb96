// Draws one turn, {question, reply, helpful?}. `context` is the conversation's parts with {send, say, keep}; nothing here
// knows the element.
function drawTurn(turn, context) {
  return make("li", { part: "turn" }, drawQuestion(turn.question, context), drawReply(turn, context));
}

function drawQuestion(question, { words }) {
  return make("p", { class: "question" }, hidden(`${words.you} `), make("bdi", {}, question));
}

function drawReply(turn, context) {
  const { question, reply } = turn;
  return make("div", { class: "reply" },
    hidden(`${context.words.bot} `),
    drawCorrections(question, list(reply.corrections), context),
    ...paragraphs(String(reply.lead || ""), reply.lead_lang || context.lang),
    ...list(reply.quotes).map((quote) => drawQuote(quote, { ...context, open: reply.references_asked })),
    drawOptions(list(reply.options), list(reply.previews), context),
    drawContact(reply.contact, context),
    ...drawActions(turn, context),
    drawSuggestions(list(reply.suggestions), context),
  );
}

// One line and one way back, however many words were mistyped.
function drawCorrections(question, corrections, { words, send }) {
  if (!corrections.length) return null;
  const typed = corrections.map(({ from }) => from).join(", ");
  const undo = make("button", { class: "quiet" }, fill(words.uncorrect, { typed }));
  return make("p", { class: "correction", part: "correction" }, readAs(corrections, words), " ",
    onClick(undo, () => send(question, { correct: false })));
}

function readAs(corrections, words) {
  return fill(words.corrected, { understood: corrections.map(({ to }) => to).join(", ") });
}

function drawOptions(options, previews, context) {
  return group(context.words.options, options.map((option) => {
    const quote = previews.find(({ passage_id }) => passage_id === option.passage_id);
    return drawOption(option, quote, context);
  }));
}

// A reading to choose, and what its passage says, so that the right one needn't be tried.
function drawOption({ question, passage_id }, quote, context) {
  const { send, lang } = context;
  const choose = make("button", { part: "option", lang }, question);
  onClick(choose, () => send(question, { passage_id }));
  return make("div", { class: "offer" }, choose, quote?.text ? drawPreview(quote, context) : null);
}

function drawSuggestions(suggestions, { words, send, lang }, label = words.suggestions) {
  return group(label, suggestions.map((question) =>
    onClick(make("button", { part: "suggestion", lang }, question), () => send(question))));
}

function drawContact(contact, { words, base }) {
  if (!contact?.url) return null;
  return make("p", { class: "contact" }, link([contact.label || words.contact], contact.url, base));
}

// What a visitor can do with an answer. Small talk and care for somebody in trouble are no answers to be judged.
function drawActions(turn, context) {
  const { question, reply } = turn;
  if (["small_talk", "safety"].includes(reply.status)) return [];
  const [why, facts] = drawWhy(reply, context);
  const feedback = new Feedback(turn, context);
  const passing_on = list(reply.quotes).length ? drawPassingOn(question, reply, context) : [];
  return [make("div", { class: "actions" }, why, ...passing_on, feedback.thumbs), facts, feedback.told, feedback.more];
}

// What is spoken: how the question was read, the words and where they come from, without addresses; and what they
// rest on where that was asked.
function speak(reply, { words, region }) {
  const corrections = list(reply.corrections);
  const parts = [corrections.length && readAs(corrections, words), reply.lead];
  for (const quote of list(reply.quotes)) {
    const works = list(reply.references_asked && quote.references).map(({ title }) => title);
    parts.push(quote.text, fill(words.announce_source, quote), ...works);
  }
  const options = list(reply.options);
  if (options.length) parts.push(fillCount(words.announce_options, options.length, region));
  return parts.filter(Boolean).join(" ");
}
