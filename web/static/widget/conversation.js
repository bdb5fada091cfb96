// The conversation in a panel: asks the bot, shows the turns and keeps them. `parts` holds words, service, store,
// transcript, composer and announcer, which part is `focused`, and how to `tell` the page what happened.
class Conversation {
  #parts;
  #turns = [];
  #token = null;
  #asking = false;
  #greeted = false;

  constructor(parts) {
    this.#parts = parts;
  }

  // Goes on where a kept conversation stopped.
  restore() {
    const { store, transcript } = this.#parts;
    const kept = store.read();
    this.#turns = kept.turns;
    this.#token = kept.conversation;
    for (const { question, reply } of this.#turns) transcript.add(drawTurn(question, reply, this.#context));
  }

  // Nothing that is on its way will be shown any more.
  stop() {
    this.#parts.service.stop();
  }

  reset() {
    const { store, transcript } = this.#parts;
    this.stop();
    this.#turns = [];
    this.#token = null;
    store.clear();
    transcript.clear();
    transcript.intro.hidden = false;
  }

  // Once the panel is seen: a greeting, and questions to start with. Without them the chat works as well; the first
  // question will tell what is wrong, where somebody waits for an answer.
  async greet(own, note) {
    if (this.#greeted) return;
    this.#greeted = true;
    const { words, service, transcript } = this.#parts;
    if (own) transcript.intro.replaceChildren(...paragraphs(own));
    const { suggestions, greeting, disclaimer, contact } = await service.starters().catch(() => ({}));
    const questions = list(suggestions).map((starter) => String(starter.question)).slice(0, 4);
    const group = drawSuggestions(questions, this.#context, words.starters);
    transcript.intro.replaceChildren(...paragraphs(own || greeting || words.greeting), ...(group ? [group] : []));
    if (disclaimer) note.textContent = disclaimer;
    const person = drawContact(contact, this.#context);
    if (person) note.append(" ", ...person.childNodes);
  }

  get #context() {
    const { words, base, locale } = this.#parts;
    return { words, base, locale, send: (question, extra) => this.send(question, extra) };
  }

  async send(question, extra = {}) {
    if (this.#asking || !question.trim()) return;
    const { transcript, composer } = this.#parts;
    const typed = composer.text;
    this.#setAsking(true);
    transcript.forgive();
    const pending = make("li", { part: "turn" }, drawQuestion(question, this.#context));
    transcript.add(pending);
    if (typed.trim() === question) composer.text = "";
    transcript.wait(true);
    try {
      const reply = await this.#exchange(question, extra);
      if (pending.isConnected) this.#receive(question, reply, pending); // else the conversation was reset meanwhile
    } catch (error) {
      pending.remove();
      this.#fail(error, question, extra);
    } finally {
      this.#setAsking(false);
    }
  }

  #setAsking(on) {
    this.#asking = on;
    this.#parts.composer.busy(on);
    if (!on) this.#parts.transcript.wait(false);
  }

  async #exchange(question, extra) {
    const { service } = this.#parts;
    const turn = { question, ...extra };
    if (!this.#token) return service.ask(turn);
    try {
      return await service.ask({ ...turn, conversation: this.#token });
    } catch (error) {
      // A token that the server can't take (a kept one, after its key changed) must not lock the visitor out.
      if (error.kind !== "refused" || error.values.status !== 400) throw error;
      this.#token = null;
      return service.ask(turn);
    }
  }

  #receive(question, reply, pending) {
    const { words, store, transcript, announcer, tell } = this.#parts;
    const turn = drawTurn(question, reply, this.#context);
    pending.replaceWith(turn);
    transcript.wait(false);
    transcript.show(turn);
    this.#turns.push({ question, reply });
    this.#token = typeof reply.conversation === "string" ? reply.conversation : null;
    store.write(this.#turns, this.#token);
    announcer.say(speak(reply, words));
    tell("turn", { status: reply.status, reason: reply.reason, turn_id: reply.turn_id });
  }

  // The text goes back to where it was typed, unless something new stands there.
  #fail(error, question, extra) {
    const { words, transcript, composer, focused, tell } = this.#parts;
    const kind = error instanceof AskError ? error.kind : "unreadable";
    if (kind === "gone") return;
    if (!composer.text) composer.text = question;
    transcript.fail(fill(words[`error_${kind}`], error.values || {}), () => {
      if (focused()?.classList.contains("retry")) composer.input.focus();
      this.send(question, extra);
    });
    tell("error", { kind });
  }
}
