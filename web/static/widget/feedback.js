const WRONG = ["wrong_passage", "incomplete", "unclear", "outdated", "not_what_i_asked"];

// Thumbs, and after a "no" what was wrong and what was meant. Each click is sent at once; the last one holds.
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
    onClick(this.yes, () => this.rate({ helpful: true }));
    onClick(this.no, () => this.rate({ helpful: false }));
    this.#show();
  }

  async rate(rating) {
    const { turn, context } = this;
    const { words, service, tell, keep } = context;
    const before = turn.helpful;
    turn.helpful = rating.helpful;
    this.#show();
    const { turn_id } = turn.reply;
    try {
      await service.rate({ turn_id, ...rating });
    } catch {
      turn.helpful = before;
      this.#show();
      return this.#say(words.not_noted);
    }
    keep();
    this.#say(words.thanks);
    tell("feedback", { turn_id, helpful: rating.helpful, reason: rating.reason || null });
    if (!rating.helpful && !this.more.hasChildNodes()) this.#askMore();
    this.more.hidden = rating.helpful;
  }

  #show() {
    this.yes.setAttribute("aria-pressed", String(this.turn.helpful === true));
    this.no.setAttribute("aria-pressed", String(this.turn.helpful === false));
  }

  #say(sentence) {
    this.told.textContent = sentence;
    this.context.say(sentence);
  }

  #askMore() {
    const { words } = this.context;
    const buttons = WRONG.map((reason) => {
      const button = make("button", { type: "button", class: "chip", "aria-pressed": "false" }, words[reason]);
      return onClick(button, () => {
        buttons.forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
        this.rate({ helpful: false, reason });
      });
    });
    this.more.append(group(words.wrong, buttons));
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
      onClick(make("button", { type: "button", class: "chip", lang }, other.question), () => {
        this.rate({ helpful: false, meant: other.passage_id });
        send(other.question, { passage_id: other.passage_id });
      }));
    this.more.append(...[group(words.meant, buttons)].filter(Boolean));
  }
}
