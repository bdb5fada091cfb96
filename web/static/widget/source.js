// A quote as a card: the words of the document, and below them where they stand and what they rest on, folded unless
// that was asked.
function drawQuote(quote, context) {
  return make("figure", {},
    make("blockquote", { part: "quote" }, ...paragraphs(String(quote.text), context.lang)),
    make("figcaption", {}, drawSource(quote, context), drawOrigin(quote, context), drawReferences(quote, context)),
  );
}

// A sentence of a passage that is only offered, with its source as small as it can be hit.
function drawPreview(quote, { words, base, lang }) {
  const source = [make("span", { "aria-hidden": "true" }, "↗"), hidden(`${fill(words.source, quote)} ${words.new_tab}`)];
  return make("p", { part: "preview" }, make("span", { lang }, `“${inLine(quote.text)}”`), "\u00a0",
    link(source, quote.url, base));
}

// A text as one line; what ends without a full stop, such as a list item, is parted by a dot.
function inLine(text) {
  return text.replace(/([.!?:;…”"’)]?)\s*\n\n\s*/g, (_, sign) => sign ? `${sign} ` : " · ").replace(/\s+/g, " ");
}

function drawSource(quote, { words, base, lang }) {
  const title = quote.title === quote.heading ? null : make("span", { class: "title", lang }, quote.title);
  const words_of = [hidden(fill(words.source, { heading: "" })), make("span", { lang }, quote.heading), hidden(` ${words.new_tab}`)];
  return make("span", { class: "where" }, link(words_of, quote.url, base, { part: "source" }), title);
}

// One quiet line: how well the passage is backed, whom it retells, when a person last looked at it.
function drawOrigin(quote, context) {
  const { words, base } = context;
  const facts = [];
  if (quote.evidence) facts.push(make("span", { class: "evidence" }, words.evidence[quote.evidence] || quote.evidence));
  if (quote.after) {
    const sentence = fill(quote.after.author ? words.after_author : words.after, quote.after);
    facts.push(link([sentence], quote.after.url, base));
  }
  const reviewed = tellReviewed(quote.reviewed, context);
  if (reviewed) facts.push(reviewed);
  return facts.length ? make("span", { class: "origin" }, ...facts.flatMap((fact) => [" · ", fact]).slice(1)) : null;
}

function drawReferences(quote, { words, base, lang, region, open, transcript }) {
  const items = list(quote.references).map(({ title, url }) => make("li", { lang }, link([title], url, base)));
  if (!items.length) return null;
  const count = items.length.toLocaleString(region);
  const summary = make("summary", {}, `${words.references} (${count})`);
  const details = make("details", { open }, summary, make("ul", {}, ...items));
  onClick(summary, () => requestAnimationFrame(() => transcript.reveal(details, summary))); // it opens after the click
  return details;
}
