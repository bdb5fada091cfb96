const SHORTEST = 2; // characters from which questions are offered
const PAUSE = 150; // ms without a key before they are asked for

// Questions that the site can answer, offered while typing: a listbox that the input controls, as ARIA's combobox
// pattern has it; the composer names the input so. The focus stays in it.
class Completions {
  #options = [];
  #active = -1;
  #timer = 0;
  #fetching = new AbortController();

  constructor(input, { words, lang, service, pick }) {
    this.input = input;
    this.lang = lang;
    this.service = service;
    this.pick = pick;
    this.element = make("ul", { id: "matches", class: "matches", role: "listbox", "aria-label": words.matches, hidden: true });
    this.close();
    input.addEventListener("input", () => this.#later());
    input.addEventListener("blur", () => this.close());
    this.element.addEventListener("pointerdown", (event) => event.preventDefault()); // or the input would lose the focus
  }

  get open() {
    return !this.element.hidden;
  }

  close() {
    clearTimeout(this.#timer);
    this.#fetching.abort();
    this.element.hidden = true;
    this.input.ariaExpanded = false;
    this.#activate(-1);
  }

  // Tells whether a key was meant for the list.
  onKey({ key }) {
    if (!this.open) return false;
    if (key === "ArrowDown") this.#move(1);
    else if (key === "ArrowUp") this.#move(-1);
    else if (key === "Enter" && this.#active >= 0) this.#choose(this.#active);
    else if (key === "Escape") this.close();
    else return false;
    return true;
  }

  #later() {
    this.close();
    const typed = this.input.value.trim();
    if (typed.length >= SHORTEST) this.#timer = setTimeout(() => this.#fetch(typed), PAUSE);
  }

  async #fetch(typed) {
    this.#fetching = new AbortController();
    const { signal } = this.#fetching;
    try {
      const { suggestions } = await this.service.suggest(typed, signal);
      if (!signal.aborted) this.#show(list(suggestions));
    } catch {
      // Typing on works without.
    }
  }

  #show(options) {
    this.#options = options;
    this.element.replaceChildren(...options.map(({ question }, place) =>
      onClick(make("li", { id: `match-${place}`, part: "match", role: "option", "aria-selected": "false", lang: this.lang }, question),
        () => this.#choose(place))));
    this.element.hidden = !options.length;
    this.input.ariaExpanded = this.open;
  }

  // One step down or up; between the last and the first is the input itself.
  #move(step) {
    const places = this.#options.length + 1;
    this.#activate(((this.#active + 1 + step + places) % places) - 1);
  }

  #activate(place) {
    this.#active = place;
    [...this.element.children].forEach((option, at) => (option.ariaSelected = at === place));
    const option = this.element.children[place];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    this.element.scrollTop = option.offsetTop - (this.element.clientHeight - option.offsetHeight) / 2;
  }

  #choose(place) {
    const option = this.#options[place];
    this.close();
    this.pick(option);
  }
}
