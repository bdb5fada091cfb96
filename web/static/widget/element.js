// Whom the page has named, by the bot's address: also for an element that a framework makes anew. Not there: nobody yet.
const identities = new Map();

// <sideline-chat>: the launcher, and a frame for the panel, which is fetched once somebody may want it.
class SidelineChat extends HTMLElement {
  static observedAttributes = ["heading", "greeting", "placeholder", "accent", "mode", "position", "theme"];
  #chat = null; // what panel.js makes: the conversation in its panel
  #fetching = false;
  #wishes = [];
  #own = {}; // what of the owner's strings stands in place of an attribute

  connectedCallback() {
    const first = !this.shadowRoot;
    if (first) this.#build();
    this.life = new AbortController();
    this.announcer.stand();
    this.refresh();
    this.#listen();
    this.#chat?.connect();
    if (!first) return;
    if (this.getAttribute("strings")?.trim().startsWith("{")) this.#readOwn(); // a file comes with the panel
    if (this.inline || (this.getAttribute("open") ?? "false") !== "false") this.open({ focus: false, opener: null });
    else if (isKept(this.history, this.key)) this.load();
    this.tell("ready");
  }

  disconnectedCallback() {
    this.life.abort();
    this.announcer.stop();
    this.#chat?.disconnect();
  }

  attributeChangedCallback() {
    if (this.isConnected && this.shadowRoot) this.refresh();
  }

  // Where the bot lives: its API, starters and library are read relative to this.
  get base() {
    return new URL(`${this.getAttribute("api") || HOME}/`.replace(/\/+$/, "/"), location.href).href;
  }

  get inline() {
    return this.getAttribute("mode") === "inline";
  }

  get history() {
    const kind = this.getAttribute("history");
    return ["device", "off"].includes(kind) ? kind : "tab";
  }

  get key() {
    return `sideline:${this.base}${this.place > 0 ? `#${this.place}` : ""}`;
  }

  get identity() {
    return identities.get(this.base);
  }

  get heading() {
    return this.getAttribute("heading") || this.#own.heading || this.#words.heading;
  }

  get greeting() {
    return this.getAttribute("greeting") || this.#own.greeting;
  }

  get opened() {
    return !this.panel.hidden;
  }

  get #words() {
    return FIRST_WORDS[this.locale];
  }

  // --- what owners call; what comes before the panel is there is done once it is ---

  open(how) {
    // A page that opens the chat by itself must not take the visitor's place in it.
    const wish = { focus: Boolean(navigator.userActivation?.isActive), opener: deepFocus(), ...how };
    this.#wish((chat) => chat.open(wish));
  }

  close() {
    if (this.#chat || this.#fetching) this.#wish((chat) => chat.close());
  }

  toggle() {
    if (this.opened) this.close();
    else this.open();
  }

  ask(text) {
    this.open();
    this.#wish((chat) => chat.ask(String(text)));
  }

  prefill(text) {
    this.#wish((chat) => chat.prefill(String(text)));
  }

  reset() {
    this.#wish((chat) => chat.reset());
  }

  // `ask` gives a promise of a signed token; without it the visitor is nobody in particular, and nothing of him stays.
  identify(ask) {
    const [before, now] = [this.identity, ask || null];
    if (before === now) return;
    identities.set(this.base, now);
    for (const chat of document.querySelectorAll("sideline-chat")) {
      if (chat.base === this.base) chat.#identified(before && !now);
    }
  }

  #identified(left) {
    if (left) {
      this.reset();
      this.prefill("");
    }
    this.#chat?.identify();
  }

  #wish(act) {
    if (this.#chat) return act(this.#chat);
    this.#wishes.push(act);
    this.load();
  }

  async load() {
    if (this.#chat || this.#fetching) return;
    this.#fetching = true;
    try {
      const makeChat = await fetchPanel(this.locale, this.#readOwn());
      this.#chat = makeChat(this);
      this.fallback.hidden = true;
      if (this.isConnected) this.#chat.connect();
      for (const act of this.#wishes.splice(0)) act(this.#chat);
    } catch {
      if (this.#wishes.length) this.#showFallback();
    } finally {
      this.#fetching = false;
    }
  }

  #readOwn() {
    return (this.reading ??= readOwn(this.getAttribute("strings")).then((own) => {
      this.#own = own;
      this.refresh();
      return own;
    }));
  }

  // --- building ---

  #build() {
    this.place = [...document.querySelectorAll("sideline-chat")].indexOf(this); // each keeps a conversation of its own
    this.locale = pickLocale(this.getAttribute("locale"));
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [(firstSheet ??= makeSheet(STYLE))];
    this.announcer = new Announcer(this);
    this.label = make("span", { class: "name" });
    this.launcher = make("button", { part: "launcher", "aria-expanded": "false", "aria-controls": "panel" },
      icon(SPEECH_BUBBLE), this.label);
    this.panel = make("div", { part: "panel", id: "panel", "aria-labelledby": "heading", tabindex: "-1", hidden: true });
    this.fallback = make("div", { class: "fallback", role: "alert", hidden: true });
    this.frame = make("div", { class: "frame" }, this.panel, this.fallback, this.launcher);
    this.shadowRoot.append(make("slot", { name: "announcer" }), this.frame);
  }

  // Puts the attributes into the parts; called again when one changes.
  refresh() {
    this.label.textContent = this.heading;
    this.frame.dataset.mode = this.inline ? "inline" : "bubble";
    this.frame.dataset.position = this.getAttribute("position") === "start" ? "start" : "end";
    this.launcher.hidden = this.inline;
    this.#dress();
    this.#chat?.refresh();
  }

  // The page's colour scheme where it has one, else the visitor's; `theme` is stronger than both.
  #dress() {
    const theme = this.getAttribute("theme");
    const page = getComputedStyle(this).colorScheme === "normal" ? "light dark" : "inherit";
    this.frame.style.setProperty("color-scheme", ["light", "dark"].includes(theme) ? theme : page);
    this.frame.lang = this.locale;
    if (this.locale === "ar") this.frame.dir = "rtl";
    paintAccent(this.frame, this.getAttribute("accent"));
  }

  #listen() {
    const { signal } = this.life;
    this.launcher.addEventListener("click", () => {
      if (this.opened) this.close();
      else this.open({ focus: true, opener: this.launcher });
    }, { signal });
    for (const hint of ["pointerenter", "focus"]) this.launcher.addEventListener(hint, () => this.load(), { signal });
    document.addEventListener("click", (event) => this.#openFromPage(event), { signal });
  }

  // A link that works without script (to the full-page chat, say) opens the panel once there is one.
  #openFromPage(event) {
    const opener = event.target.closest?.('[data-sideline-open], a[href$="#sideline"]');
    if (!opener || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    this.open({ focus: true, opener });
  }

  // Without its panel the chat is still a link away: what stands in the element by hand, or the bot's own page.
  #showFallback() {
    const own = [...this.children].some((child) => child !== this.announcer.region);
    const way = own ? make("slot") : make("a", { href: `${this.base}chat`, target: "_blank", rel: "noopener" }, this.#words.as_page);
    this.fallback.replaceChildren(way);
    this.fallback.hidden = false;
  }

  // Events carry what happened, never what was said.
  tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(`sideline:${name}`, { bubbles: true, composed: true, detail }));
  }
}
