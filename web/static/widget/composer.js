const LONGEST_QUESTION = 500; // characters, as the API takes them
const NEARLY_FULL = 100;

// Where the visitor writes. Enter sends, Shift+Enter breaks the line, and Enter inside an input method picks a word.
class Composer {
  constructor({ words, region, lang, service, send, say }) {
    this.words = words;
    this.region = region;
    this.say = say;
    this.input = make("textarea", {
      part: "input", id: "input", rows: "1", maxlength: LONGEST_QUESTION, enterkeyhint: "send", dir: "auto",
      autocomplete: "off", "aria-describedby": "left", role: "combobox", "aria-autocomplete": "list", "aria-controls": "matches",
    });
    this.left = make("span", { id: "left", class: "left" });
    this.button = make("button", { part: "send", "aria-label": words.send }, icon(ICONS.send));
    this.completions = new Completions(this.input, {
      words, lang, service, pick: ({ question, passage_id }) => send(question, { passage_id }, this.text),
    });
    // No form: a sandboxed frame may not send one, though nothing would leave the page by it.
    this.element = make("div", { part: "composer" },
      make("label", { for: "input", class: "hidden" }, words.input),
      this.completions.element, this.input, this.button, this.left);
    this.send = () => {
      this.completions.close();
      if (this.text.trim()) send(this.text.trim(), {}, this.text);
    };
    onClick(this.button, this.send);
    this.input.addEventListener("keydown", (event) => this.#onKey(event));
    this.input.addEventListener("input", () => this.#count());
  }

  get text() {
    return this.input.value;
  }

  set text(value) {
    this.input.value = value.slice(0, LONGEST_QUESTION);
    this.completions.close();
    this.#count();
  }

  set placeholder(value) {
    this.input.placeholder = value;
  }

  busy(on) {
    // Not `disabled`: that would throw the focus away and lose the place of a screen reader.
    this.button.ariaDisabled = on;
  }

  #onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (this.completions.onKey(event)) return event.preventDefault();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.send();
  }

  #count() {
    const left = LONGEST_QUESTION - this.input.value.length;
    const sentence = left <= NEARLY_FULL ? fillCount(this.words.left, left, this.region) : "";
    if (sentence && left % 20 === 0) this.say(sentence);
    this.left.textContent = sentence;
  }
}
