const WRONG = ["wrong_passage", "incomplete", "unclear", "outdated", "not_what_i_asked"];

// Thumbs, and after a "no" what was wrong and what was meant. Each click is sent at once, with all that was said of the
// turn before: on the server the newest feedback takes the place of the last. `turn` keeps {helpful, reason, meant}.
class Feedback {
  constructor(turn, context) {
    this.turn = turn;
    this.context = context;
    const { words } = context;
    this.yes = iconButton(ICONS.up, words.yes, { class: "icon yes" });
    this.no = iconButton(ICONS.up, words.no, { class: "icon no" });
    this.thumbs = make("span", { part: "feedback", role: "group", "aria-label": words.helpful }, this.yes, this.no);
    this.told = make("p", { class: "told" });
    this.more = make("div", { class: "more", hidden: true });
    this.reasons = new Map(); // of "what was wrong", each with its button
    onClick(this.yes, () => this.rate({ helpful: true }));
    onClick(this.no, () => this.rate({ helpful: false }));
    this.#show();
  }

  async rate(rating) {
    const { turn, context } = this;
    const { words, service, tell, keep } = context;
    const { helpful, reason, meant } = turn;
    Object.assign(turn, rating.helpful && { reason: undefined, meant: undefined }, rating);
    const said = { turn_id: turn.reply.turn_id, helpful: turn.helpful, reason: turn.reason, meant: turn.meant };
    this.#show();
    try {
      await service.rate(said);
    } catch {
      Object.assign(turn, { helpful, reason, meant });
      this.#show();
      return this.#say(words.not_noted);
    }
    keep();
    this.#say(words.thanks);
    tell("feedback", { turn_id: said.turn_id, helpful: said.helpful, reason: said.reason || null });
    if (!said.helpful && !this.more.hasChildNodes()) this.#askMore();
    if (this.more.hidden === said.helpful) return;
    this.more.hidden = said.helpful;
    this.#reveal(this.more);
  }

  #show() {
    const { helpful, reason } = this.turn;
    this.yes.ariaPressed = helpful === true;
    this.no.ariaPressed = helpful === false;
    for (const [name, button] of this.reasons) button.ariaPressed = name === reason;
  }

  #say(sentence) {
    this.told.textContent = sentence;
    this.context.say(sentence);
    this.#reveal(this.told);
  }

  #reveal(box) {
    this.context.transcript.reveal(box, this.told);
  }

  #askMore() {
    const { words } = this.context;
    for (const reason of WRONG) {
      const button = make("button", { class: "chip" }, words[reason]);
      this.reasons.set(reason, onClick(button, () => this.rate({ helpful: false, reason })));
    }
    this.#show();
    this.more.append(group(words.wrong, [...this.reasons.values()]));
    this.#askMeant();
  }

  // The questions nearest to what was typed: choosing one tells the owner, and answers it.
  async #askMeant() {
    const { words, service, send, lang } = this.context;
    const { question, reply } = this.turn;
    const { suggestions } = await service.suggest(question).catch(() => ({})); // reasons alone will do
    const quoted = list(reply.quotes).map((quote) => quote.passage_id);
    const others = list(suggestions).filter((other) => !quoted.includes(other.passage_id)).slice(0, 4);
    const buttons = others.map((other) =>
      onClick(make("button", { class: "chip", lang }, other.question), () => {
        this.rate({ helpful: false, meant: other.passage_id });
        send(other.question, { passage_id: other.passage_id });
      }));
    this.more.append(group(words.meant, buttons) || "");
    this.#reveal(this.more);
  }
}
