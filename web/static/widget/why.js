// How the answer came about, from the reply alone.
function drawWhy(reply, context) {
  const box = make("div", { class: "more", hidden: true });
  const button = make("button", { class: "quiet", "aria-expanded": "false" }, context.words.why);
  onClick(button, () => {
    if (box.hidden) box.replaceChildren(make("ul", {}, ...explain(reply, context).map((fact) => make("li", {}, fact))));
    box.hidden = !box.hidden;
    button.ariaExpanded = !box.hidden;
    context.transcript.reveal(box, button);
  });
  return [button, box];
}

function explain(reply, context) {
  const { words } = context;
  const facts = list(reply.corrections).map((correction) => fill(words.why_read, correction));
  if (words.reason[reply.reason]) facts.push(words.reason[reply.reason]);
  const quotes = list(reply.quotes);
  for (const quote of quotes) {
    const backing = words.evidence[quote.evidence];
    const notes = [backing && `${backing}.`, tellReviewed(quote.reviewed, context)].filter(Boolean);
    facts.push([fill(words.why_place, quote), ...notes].join(" "));
  }
  if (quotes.length) facts.push(words.sure[sureness(reply.confidence)], words.why_word_for_word);
  return facts;
}

// Confidence is a calibrated share: of answers with 0.8, eight in ten are right.
function sureness(confidence) {
  if (confidence >= 0.8) return "high";
  return confidence >= 0.5 ? "fair" : "low";
}
