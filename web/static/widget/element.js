// <sideline-chat>: the launcher and the panel with its conversation. Attributes are read in `refresh`.
class SidelineChat extends HTMLElement {
  static observedAttributes = ["heading", "greeting", "placeholder", "accent", "mode", "position"];
  #conversation = null;
  #life = null;
  #opener = null;
  #release = null;

  connectedCallback() {
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet()];
    this.#life = new AbortController();
    this.words = pickStrings(this.getAttribute("locale") || "auto");
    this.service = new Service(this.base, this.#life.signal);
    this.store = new Store(this.getAttribute("history") || "tab", this.base);
    this.announcer = new Announcer(this);
    this.#build();
    this.refresh();
    this.#listen();
    this.#converse();
    if (this.inline || this.hasAttribute("open")) this.open({ focus: false });
    this.#tell("ready");
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#release?.();
    this.#release = null;
    this.transcript.wait(false);
    this.announcer.remove();
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
      this.#conversation.greet(this.getAttribute("greeting"), this.note);
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
    return this.#conversation.send(String(text));
  }

  prefill(text) {
    this.composer.text = String(text);
  }

  reset() {
    this.#conversation.reset();
  }

  // --- building ---

  #build() {
    const { words } = this;
    this.transcript = new Transcript(words);
    this.composer = new Composer(words, { send: (text) => this.#conversation.send(text), say: (text) => this.announcer.say(text) });
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

  #converse() {
    const { words, base, service, store, transcript, composer, announcer } = this;
    const earlier = this.#conversation;
    this.#conversation = new Conversation({
      words, base, service, store, transcript, composer, announcer,
      locale: this.lang || document.documentElement.lang || undefined,
      focused: () => this.shadowRoot.activeElement,
      tell: (name, detail) => this.#tell(name, detail),
    });
    this.#conversation.restore(earlier);
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
