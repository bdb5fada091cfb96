// Draws one turn from the reply's JSON. `context` is {words, base, locale, send}; nothing here knows the element.
function drawTurn(question, reply, context) {
  return make("li", { part: "turn" }, drawQuestion(question, context), drawReply(question, reply, context));
}

function drawQuestion(question, { words }) {
  return make("p", { class: "question" }, hidden(`${words.you} `), make("bdi", {}, question));
}

function drawReply(question, reply, context) {
  return make(
    "div",
    { class: "reply" },
    hidden(`${context.words.bot} `),
    ...list(reply.corrections).map((correction) => drawCorrection(question, correction, context)),
    ...paragraphs(String(reply.lead || "")),
    ...list(reply.quotes).map((quote) => drawQuote(quote, context)),
    drawOptions(list(reply.options), context),
    drawSuggestions(list(reply.suggestions), context),
    drawContact(reply.contact, context),
  );
}

function list(value) {
  return Array.isArray(value) ? value : [];
}

function drawCorrection(question, { from, to }, { words, send }) {
  const undo = make("button", { type: "button", class: "quiet" }, fill(words.uncorrect, { typed: from }));
  undo.addEventListener("click", () => send(question, { correct: false }));
  return make("p", { class: "correction", part: "correction" }, fill(words.corrected, { understood: to }), " ", undo);
}

function drawQuote(quote, context) {
  return make(
    "figure",
    {},
    make("blockquote", { part: "quote" }, ...paragraphs(String(quote.text))),
    make("figcaption", {}, drawSource(quote, context), drawOrigin(quote, context), drawReferences(quote, context)),
  );
}

function drawSource(quote, { words, base }) {
  const heading = fill(words.source, quote);
  const title = quote.title === quote.heading ? null : make("span", { class: "title" }, `, ${quote.title}`);
  return link([heading, ...(title ? [title] : []), hidden(` ${words.new_tab}`)], quote.url, base, { part: "source" });
}

// One quiet line: how well the passage is backed, whom it retells, when a person last looked at it.
function drawOrigin(quote, { words, base, locale }) {
  const facts = [];
  if (quote.evidence) facts.push(words.evidence[quote.evidence] || String(quote.evidence));
  if (quote.after) {
    const sentence = fill(quote.after.author ? words.after_author : words.after, quote.after);
    facts.push(link([sentence], quote.after.url, base));
  }
  const reviewed = readDate(quote.reviewed, locale);
  if (reviewed) facts.push(fill(words.reviewed, { date: reviewed }));
  return facts.length ? make("span", { class: "origin" }, ...facts.flatMap((fact) => [" · ", fact]).slice(1)) : null;
}

function readDate(value, locale) {
  const date = new Date(`${value}T00:00:00Z`);
  if (!value || Number.isNaN(date.getTime())) return "";
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(date);
}

function drawReferences(quote, { words, base }) {
  const references = list(quote.references);
  if (!references.length) return null;
  const items = references.map(({ title, url }) => make("li", {}, link([title], url, base)));
  return make("details", {}, make("summary", {}, `${words.references} (${items.length})`), make("ul", {}, ...items));
}

function drawOptions(options, { words, send }) {
  return drawGroup(words.options, options.map(({ question, passage_id }) => {
    const button = make("button", { type: "button", part: "option" }, question);
    button.addEventListener("click", () => send(question, { passage_id }));
    return button;
  }));
}

function drawSuggestions(suggestions, { words, send }, label = words.suggestions) {
  return drawGroup(label, suggestions.map((question) => {
    const button = make("button", { type: "button", part: "suggestion" }, question);
    button.addEventListener("click", () => send(question));
    return button;
  }));
}

function drawGroup(label, buttons) {
  if (!buttons.length) return null;
  return make("div", { role: "group", "aria-label": label, class: "group" },
    make("p", { class: "label", "aria-hidden": "true" }, label), ...buttons);
}

function drawContact(contact, { words, base }) {
  if (!contact?.url) return null;
  return make("p", { class: "contact" }, link([contact.label || words.contact], contact.url, base));
}

// What is spoken: the words and where they come from, without addresses.
function speak(reply, words) {
  const parts = [String(reply.lead || "")];
  for (const quote of list(reply.quotes)) parts.push(String(quote.text), fill(words.announce_source, quote));
  const options = list(reply.options);
  if (options.length) parts.push(fill(words.announce_options, { count: options.length }));
  return parts.filter(Boolean).join(" ");
}
