const FAILURES = 3; // in a row, after which a person is named who can be asked instead

// The conversation in a panel: asks the bot, shows the turns and keeps them. `parts` holds words, region, lang, base,
// service, store, transcript, composer and announcer, which part is `focused`, and how to `tell` the page what happened.
class Conversation {
  #context;
  #turns = [];
  #token = null;
  #whose = ""; // the mark of the member whose the turns are; "" where nobody is named
  #pending = null; // the question whose answer is awaited, as it stands in the transcript
  #sent = false; // whether it is on its way already, as who asked it
  #next = null; // what was sent while an answer was awaited
  #failures = 0;
  #contact = null;
  #greeted = false;

  constructor(parts) {
    Object.assign(this, parts);
    this.#context = {
      ...parts,
      send: (question, extra) => this.send(question, extra),
      say: (text) => parts.announcer.say(text),
      keep: () => this.#keep(),
    };
  }

  get turns() {
    return this.#turns;
  }

  // Shows the conversation that is kept: after a reload, or as another tab has it now. A member's is for him alone.
  restore() {
    const kept = this.store.read();
    const open = !kept.whose || kept.whose === this.#whose;
    const { turns, conversation } = open ? kept : NOTHING;
    this.#turns = [...turns];
    this.#token = conversation;
    const drawn = this.#turns.map((turn) => drawTurn(turn, this.#context));
    this.transcript.list.replaceChildren(...drawn, this.#pending || "");
    if (!open && !this.#whose && this.service.who()) this.identify();
  }

  // Somebody was named, or nobody is any more. Until a token tells who it is, nothing of a member's is seen; where none
  // can be had it stays so, and whoever asks is told.
  identify() {
    if (this.service.who() === undefined || !(this.#whose || this.store.read().whose)) return;
    this.transcript.list.hidden = true;
    this.#settle().catch(() => {});
  }

  // Sees to it that the conversation is that of who asks now: another member's is forgotten. What was asked before
  // anybody was named becomes the member's, for signing in is mostly the same person's next step.
  async #settle() {
    const card = await this.service.card();
    const { whose } = card;
    const owner = this.#whose || this.store.read().whose;
    if (owner && owner !== whose) this.#forget();
    this.#whose = whose;
    this.transcript.list.hidden = false;
    if (owner && owner === whose && !this.#turns.length) this.restore();
    return card;
  }

  // Like a new beginning, but for the question that made it come out that somebody else asks.
  #forget() {
    const unsent = this.#sent ? null : this.#pending;
    this.reset();
    this.composer.text = "";
    if (!unsent) return;
    this.transcript.list.append(unsent);
    this.transcript.wait();
  }

  // Nothing that is on its way will be shown any more.
  stop() {
    this.#next = null;
    this.service.stop();
  }

  reset() {
    this.stop();
    this.#turns = [];
    this.#token = null;
    this.#whose = "";
    this.#failures = 0;
    this.store.clear();
    this.transcript.clear();
  }

  // Once the panel is seen: a greeting, and questions to start with. Without them the chat works as well; the first
  // question will tell what is wrong, where somebody waits for an answer.
  async greet(own, note) {
    if (this.#greeted) return;
    this.#greeted = true;
    const english = paragraphs(this.words.english);
    this.transcript.intro.replaceChildren(...paragraphs(own || this.words.greeting), ...english);
    const { suggestions, greeting, disclaimer, contact } = await this.service.starters().catch(() => ({}));
    const questions = list(suggestions).map((starter) => String(starter.question)).slice(0, 4);
    const group = drawSuggestions(questions, this.#context, this.words.starters);
    const told = own || (!this.words.english && greeting) || this.words.greeting;
    this.transcript.intro.replaceChildren(...paragraphs(told), ...english, group || "");
    if (disclaimer && !this.words.english) note.textContent = disclaimer;
    this.#contact = contact;
    const person = drawContact(contact, this.#context);
    if (person) note.append(" ", ...person.childNodes);
  }

  // Asks; `typed` is what stands in the composer, where the question comes from there.
  async send(question, extra = {}, typed = "") {
    if (!question.trim()) return;
    if (this.#pending) {
      this.#next = [question, extra, typed]; // what was typed stays where it is until then
      return;
    }
    const pending = make("li", { part: "turn" }, drawQuestion(question, this.#context));
    this.#await(pending);
    this.transcript.forgive();
    this.transcript.list.append(pending);
    if (typed || this.composer.text.trim() === question) this.composer.text = "";
    this.transcript.wait();
    try {
      const card = await this.#settle();
      this.#sent = true;
      const reply = pending.parentNode && (await this.#exchange({ question, ...extra }, card));
      if (pending.parentNode) this.#receive({ question, reply }, pending); // else the conversation was reset meanwhile
    } catch (error) {
      if (pending.parentNode) this.#fail(error, question, extra);
      pending.remove();
    } finally {
      this.#await(null);
    }
    this.#sendNext();
  }

  #sendNext() {
    const [question, extra, typed] = this.#next || [""];
    this.#next = null;
    if (question && this.composer.text === typed && !this.transcript.failed) this.send(question, extra, typed);
  }

  #await(pending) {
    this.#pending = pending;
    this.#sent = false;
    this.composer.busy(Boolean(pending));
    if (!pending) this.transcript.stopWaiting();
  }

  async #exchange(turn, card) {
    if (!this.#token) return this.service.ask(turn, card);
    try {
      return await this.service.ask({ ...turn, conversation: this.#token }, card);
    } catch (error) {
      // A token that the server can't take (a kept one, after its key changed) must not lock the visitor out.
      if (error.kind !== "refused" || error.values.status !== 400) throw error;
      this.#token = null;
      return this.service.ask(turn, card);
    }
  }

  #receive(turn, pending) {
    const { reply } = turn;
    const drawn = drawTurn(turn, this.#context);
    pending.replaceWith(drawn);
    this.transcript.stopWaiting();
    this.transcript.show(drawn);
    this.#failures = 0;
    this.#turns.push(turn);
    this.#token = typeof reply.conversation === "string" ? reply.conversation : null;
    this.#keep();
    this.announcer.say(speak(reply, this.#context));
    this.tell("turn", { status: reply.status, reason: reply.reason, turn_id: reply.turn_id });
  }

  #keep() {
    this.store.write(this.#turns, this.#token, this.#whose);
  }

  // The text goes back to where it was typed, unless something new stands there.
  #fail(error, question, extra) {
    const kind = error instanceof AskError ? error.kind : "unreadable";
    if (!this.composer.text) this.composer.text = question;
    if (kind === "gone") return;
    this.#failures += 1;
    const retry = () => {
      if (this.focused()?.classList.contains("retry")) this.composer.input.focus();
      this.send(question, extra, this.composer.text === question ? question : "");
    };
    const person = this.#failures >= FAILURES ? drawContact(this.#contact, this.#context) : null;
    this.transcript.fail(this.#tellFailure(kind, error.values), retry, person);
    this.tell("error", { kind });
  }

  #tellFailure(kind, values = {}) {
    const sentence = this.words[`error_${kind}`];
    return typeof sentence === "string" ? fill(sentence, values) : fillCount(sentence, values.count, this.region);
  }
}
