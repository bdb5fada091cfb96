const sheet = makeSheet(STYLE);

// The panel of an element: bar, transcript, composer and note, how it opens and closes, and its conversation.
class Panel {
  #opener = null;
  #release = null;
  #conversation;

  constructor(element, words) {
    this.element = element;
    this.box = element.panel;
    this.words = words;
    this.service = new Service(element.base, () => element.identity);
    element.shadowRoot.adoptedStyleSheets = [...element.shadowRoot.adoptedStyleSheets, sheet];
    this.store = new Store(element.history, element.key);
    this.#build();
    this.#conversation = this.#converse();
    this.#listen();
    this.refresh();
    this.#conversation.restore();
    this.#conversation.identify();
  }

  // The element stands in the page (again); what it listens to outside itself ends with `element.life`.
  connect() {
    const { signal } = this.element.life;
    matchMedia(COVERS).addEventListener("change", () => this.#fitModality(), { signal });
    document.addEventListener("keydown", (event) => this.#onEscape(event), { signal });
    this.store.follow(() => this.#conversation.restore(), signal);
    followViewport(this.box, signal);
    this.#fitModality();
  }

  disconnect() {
    this.#conversation.stop();
    this.#free();
  }

  get opened() {
    return !this.box.hidden;
  }

  open({ focus, opener }) {
    const { element } = this;
    if (!this.opened) {
      this.#opener = opener;
      this.box.hidden = false;
      element.launcher.ariaExpanded = true;
      this.#fitModality();
      this.#conversation.greet(element.greeting, this.note);
      this.transcript.showLast();
      if (!element.inline) element.tell("open");
    }
    if (focus) this.composer.input.focus();
  }

  close() {
    const { element } = this;
    if (!this.opened || element.inline) return;
    const within = element.shadowRoot.activeElement;
    this.box.hidden = true;
    element.launcher.ariaExpanded = false;
    this.#fitModality();
    if (within && within !== element.launcher) (this.#opener?.isConnected ? this.#opener : element.launcher).focus();
    element.tell("close");
  }

  ask(text) {
    this.#conversation.send(text);
  }

  prefill(text) {
    this.composer.text = text;
  }

  reset() {
    this.#conversation.reset();
  }

  identify() {
    this.#conversation.identify();
  }

  // Puts the element's attributes into the parts.
  refresh() {
    const { element, words } = this;
    this.headline.textContent = element.heading;
    this.composer.placeholder = element.getAttribute("placeholder") || words.placeholder;
    this.box.role = element.inline ? "region" : "dialog";
    this.shut.hidden = element.inline;
  }

  #build() {
    const { words } = this;
    this.transcript = new Transcript(words);
    this.composer = new Composer({
      words, service: this.service, ...this.#language,
      send: (...question) => this.#conversation.send(...question),
      say: (text) => this.element.announcer.say(text),
    });
    this.headline = make("h2", { part: "heading", id: "heading" });
    this.save = iconButton(ICONS.save, words.save, { class: "icon kept" });
    this.fresh = iconButton(ICONS.reset, words.reset, { class: "icon kept" });
    this.shut = iconButton(ICONS.close, words.close, { part: "close" });
    this.note = make("p", { class: "note" }, words.disclaimer);
    this.box.append(make("div", { class: "bar" }, this.headline, this.save, this.fresh, this.shut),
      this.transcript.element, this.composer.element, this.note);
  }

  // Texts are English; where the words around them aren't, each says so to screen readers.
  get #language() {
    const { locale } = this.element;
    const tags = [this.element.getAttribute("locale"), document.documentElement.lang, navigator.language];
    return { region: pickRegion(locale, ...tags), lang: locale === "en" ? null : "en" };
  }

  #listen() {
    onClick(this.save, () => saveConversation(this.#conversation.turns, this.words));
    this.shut.addEventListener("click", () => this.close());
    this.fresh.addEventListener("click", () => {
      this.reset();
      this.composer.input.focus();
    });
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Tab" && this.#release) turnTabAround(event, this.box);
    });
  }

  #converse() {
    const { element, words, service, transcript, composer } = this;
    return new Conversation({
      words, service, transcript, composer, ...this.#language,
      base: element.base,
      store: this.store,
      announcer: element.announcer,
      focused: () => element.shadowRoot.activeElement,
      tell: (name, detail) => element.tell(name, detail),
    });
  }

  // Esc closes from inside, and from a place in the page that the panel covers, so that it can be uncovered.
  #onEscape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || !this.opened) return;
    const { activeElement } = document;
    const within = activeElement === this.element || this.element.contains(activeElement);
    if (within || overlaps(activeElement, this.box)) this.close();
  }

  #fitModality() {
    const { element } = this;
    const modal = element.isConnected && this.opened && !element.inline && matchMedia(COVERS).matches;
    element.frame.classList.toggle("covers", modal);
    this.box.ariaModal = modal || null;
    if (!modal) this.#free();
    else this.#release ??= holdPage(element);
  }

  #free() {
    this.#release?.();
    this.#release = null;
  }
}

function overlaps(element, panel) {
  if (!element || element === document.body) return false;
  const [a, b] = [element.getBoundingClientRect(), panel.getBoundingClientRect()];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
