// <sideline-chat>: the launcher, the panel and the conversation in it. Attributes are read in `refresh`.
class SidelineChat extends HTMLElement {
  static observedAttributes = ["heading", "greeting", "placeholder", "accent", "mode", "position"];
  #turns = [];
  #conversation = null;
  #asking = false;
  #life = null;
  #opener = null;
  #release = null;
  #greeted = false;

  connectedCallback() {
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet()];
    this.#life = new AbortController();
    this.#greeted = false;
    this.words = pickStrings(this.getAttribute("locale") || "auto");
    this.service = new Service(this.base, this.#life.signal);
    this.store = new Store(this.getAttribute("history") || "tab", this.base);
    this.announcer = new Announcer(this);
    this.#build();
    this.refresh();
    this.#listen();
    this.#restore();
    if (this.inline || this.hasAttribute("open")) this.open({ focus: false });
    this.#tell("ready");
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#release?.();
    this.#release = null;
    this.transcript.wait(false);
    this.announcer.remove();
    this.#asking = false;
  }

  attributeChangedCallback() {
    if (this.isConnected && this.panel) this.refresh();
  }

  // Where the bot lives: its API, starters and library are read relative to this.
  get base() {
    return new URL(`${this.getAttribute("api") || HOME}/`.replace(/\/+$/, "/"), location.href).href;
  }

  get inline() {
    return this.getAttribute("mode") === "inline";
  }

  get opened() {
    return !this.panel.hidden;
  }

  // --- what owners call ---

  open({ focus = Boolean(navigator.userActivation?.isActive), opener = null } = {}) {
    if (!this.opened) {
      this.#opener = opener || deepFocus();
      this.panel.hidden = false;
      this.launcher.setAttribute("aria-expanded", "true");
      this.#fitModality();
      this.#greet();
      this.transcript.showLast();
      if (!this.inline) this.#tell("open");
    }
    // A page that opens the chat by itself must not take the visitor's place in it.
    if (focus) this.composer.input.focus();
  }

  close() {
    if (!this.opened || this.inline) return;
    const within = this.shadowRoot.activeElement;
    this.panel.hidden = true;
    this.launcher.setAttribute("aria-expanded", "false");
    this.#fitModality();
    if (within && within !== this.launcher) (this.#opener?.isConnected ? this.#opener : this.launcher).focus();
    this.#tell("close");
  }

  toggle() {
    if (this.opened) this.close();
    else this.open();
  }

  ask(text) {
    this.open();
    return this.#send(String(text), {});
  }

  prefill(text) {
    this.composer.text = String(text);
  }

  reset() {
    this.#turns = [];
    this.#conversation = null;
    this.store.clear();
    this.transcript.clear();
    this.transcript.intro.hidden = false;
  }

  // --- building ---

  #build() {
    const { words } = this;
    this.transcript = new Transcript(words);
    this.composer = new Composer(words, { send: (text) => this.#send(text, {}), say: (text) => this.announcer.say(text) });
    this.headline = make("h2", { part: "heading", id: "heading" });
    this.label = make("span", { class: "name" });
    this.launcher = make("button", { type: "button", part: "launcher", "aria-expanded": "false", "aria-controls": "panel" },
      icon(ICONS.ask), this.label);
    this.fresh = make("button", { type: "button", class: "icon", "aria-label": words.reset, title: words.reset }, icon(ICONS.reset));
    this.shut = make("button", { type: "button", class: "icon", part: "close", "aria-label": words.close, title: words.close },
      icon(ICONS.close));
    this.note = make("p", { class: "note" }, words.disclaimer);
    this.panel = make("div", { part: "panel", id: "panel", "aria-labelledby": "heading", tabindex: "-1", hidden: true },
      make("div", { class: "bar" }, this.headline, this.fresh, this.shut),
      this.transcript.element, this.composer.element, this.note);
    this.frame = make("div", { class: "frame" }, this.panel, this.launcher);
    this.shadowRoot.replaceChildren(make("slot", { name: "announcer" }), this.frame);
  }

  // Puts the attributes into the parts; called again when one changes.
  refresh() {
    const heading = this.getAttribute("heading") || this.words.heading;
    this.headline.textContent = heading;
    this.label.textContent = heading;
    this.composer.placeholder = this.getAttribute("placeholder") || this.words.placeholder;
    this.frame.dataset.mode = this.inline ? "inline" : "bubble";
    this.frame.dataset.position = this.getAttribute("position") === "start" ? "start" : "end";
    this.panel.setAttribute("role", this.inline ? "region" : "dialog");
    this.launcher.hidden = this.inline;
    this.shut.hidden = this.inline;
    for (const name of ["--_accent", "--_on-accent", "--_accent-ink-light", "--_accent-ink-dark"]) {
      this.frame.style.removeProperty(name);
    }
    const colours = accentProperties(this.getAttribute("accent"));
    for (const [name, value] of Object.entries(colours)) this.frame.style.setProperty(name, value);
  }

  #listen() {
    const { signal } = this.#life;
    const covers = matchMedia(COVERS);
    covers.addEventListener("change", () => this.#fitModality(), { signal });
    this.launcher.addEventListener("click", () => this.#onLauncher(), { signal });
    this.shut.addEventListener("click", () => this.close(), { signal });
    this.fresh.addEventListener("click", () => this.#onFresh(), { signal });
    this.panel.addEventListener("keydown", (event) => {
      if (event.key === "Tab" && this.#release) turnTabAround(event, this.panel);
    }, { signal });
    document.addEventListener("keydown", (event) => this.#onEscape(event), { signal });
    followViewport(this.panel, signal);
  }

  #onLauncher() {
    if (this.opened) this.close();
    else this.open({ focus: true, opener: this.launcher });
  }

  #onFresh() {
    this.reset();
    this.composer.input.focus();
  }

  // Esc closes from inside, and from a place in the page that the panel covers, so that it can be uncovered.
  #onEscape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || !this.opened || this.inline) return;
    const within = document.activeElement === this || this.contains(document.activeElement) || this.shadowRoot.activeElement;
    if (within || overlaps(document.activeElement, this.panel)) this.close();
  }

  #fitModality() {
    const modal = this.opened && !this.inline && matchMedia(COVERS).matches;
    this.frame.classList.toggle("covers", modal);
    if (modal) this.panel.setAttribute("aria-modal", "true");
    else this.panel.removeAttribute("aria-modal");
    if (modal && !this.#release) this.#release = holdPage(this);
    if (!modal && this.#release) {
      this.#release();
      this.#release = null;
    }
  }

  // --- the conversation ---

  #restore() {
    if (!this.#turns.length) {
      const kept = this.store.read();
      this.#turns = kept.turns;
      this.#conversation = kept.conversation;
    }
    for (const { question, reply } of this.#turns) this.transcript.add(drawTurn(question, reply, this.#context));
  }

  // Once the panel is seen: a greeting, and questions to start with. Without them the chat works as well; the first
  // question will tell what is wrong, where somebody waits for an answer.
  async #greet() {
    if (this.#greeted) return;
    this.#greeted = true;
    const { suggestions, greeting, disclaimer, contact } = await this.service.starters().catch(() => ({}));
    const questions = list(suggestions).map((starter) => String(starter.question)).slice(0, 4);
    const group = drawSuggestions(questions, this.#context, this.words.starters);
    const words = this.getAttribute("greeting") || greeting || this.words.greeting;
    this.transcript.intro.replaceChildren(...paragraphs(words), ...(group ? [group] : []));
    if (disclaimer) this.note.textContent = disclaimer;
    const person = drawContact(contact, this.#context);
    if (person) this.note.append(" ", ...person.childNodes);
  }

  get #context() {
    return {
      words: this.words, base: this.base, locale: this.lang || document.documentElement.lang || undefined,
      send: (question, extra) => this.#send(question, extra),
    };
  }

  async #send(question, extra) {
    if (this.#asking || !question.trim()) return;
    const { transcript, composer } = this;
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
    this.composer.busy(on);
    if (!on) this.transcript.wait(false);
  }

  async #exchange(question, extra) {
    const turn = { question, ...extra };
    if (!this.#conversation) return this.service.ask(turn);
    try {
      return await this.service.ask({ ...turn, conversation: this.#conversation });
    } catch (error) {
      // A token that the server can't take (a kept one, after its key changed) must not lock the visitor out.
      if (error.kind !== "refused" || error.values.status !== 400) throw error;
      this.#conversation = null;
      return this.service.ask(turn);
    }
  }

  #receive(question, reply, pending) {
    const turn = drawTurn(question, reply, this.#context);
    pending.replaceWith(turn);
    this.transcript.wait(false);
    this.transcript.show(turn);
    this.#turns.push({ question, reply });
    this.#conversation = typeof reply.conversation === "string" ? reply.conversation : null;
    this.store.write(this.#turns, this.#conversation);
    this.announcer.say(speak(reply, this.words));
    this.#tell("turn", { status: reply.status, reason: reply.reason, turn_id: reply.turn_id });
  }

  // The text goes back to where it was typed, unless something new stands there.
  #fail(error, question, extra) {
    const kind = error instanceof AskError ? error.kind : "unreadable";
    if (kind === "gone") return;
    if (!this.composer.text) this.composer.text = question;
    this.transcript.fail(fill(this.words[`error_${kind}`], error.values || {}), () => {
      if (this.shadowRoot.activeElement?.classList.contains("retry")) this.composer.input.focus();
      this.#send(question, extra);
    });
    this.#tell("error", { kind });
  }

  // Events carry what happened, never what was said.
  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(`sideline:${name}`, { bubbles: true, composed: true, detail }));
  }
}

// The element in focus, looking into open shadow roots; null where nothing is.
function deepFocus() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element && element !== document.body ? element : null;
}

function overlaps(element, panel) {
  if (!element || element === document.body) return false;
  const [a, b] = [element.getBoundingClientRect(), panel.getBoundingClientRect()];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// One constructed sheet for all elements: a Content-Security-Policy without inline styles lets it pass.
let shared = null;
function sheet() {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(STYLE);
  }
  return shared;
}
