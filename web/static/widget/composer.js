const LONGEST_QUESTION = 500; // characters, as the API takes them
const NEARLY_FULL = 100;

// Where the visitor writes. Enter sends, Shift+Enter breaks the line, and Enter inside an input method picks a word.
class Composer {
  constructor(words, { send, say }) {
    this.words = words;
    this.say = say;
    this.input = make("textarea", {
      part: "input", id: "input", rows: "1", maxlength: LONGEST_QUESTION, enterkeyhint: "send", dir: "auto",
      autocomplete: "off", "aria-describedby": "left",
    });
    this.left = make("span", { id: "left", class: "left" });
    this.button = make("button", { part: "send", type: "submit", "aria-label": words.send }, icon(ICONS.send));
    this.element = make("form", { part: "composer", novalidate: true },
      make("label", { for: "input", class: "hidden" }, words.input), this.input, this.button, this.left);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.text.trim()) send(this.text.trim());
    });
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("input", () => this.count());
  }

  get text() {
    return this.input.value;
  }

  set text(value) {
    this.input.value = value.slice(0, LONGEST_QUESTION);
    this.count();
  }

  set placeholder(value) {
    this.input.placeholder = value;
  }

  busy(on) {
    // Not `disabled`: that would throw the focus away and lose the place of a screen reader.
    this.button.setAttribute("aria-disabled", String(on));
  }

  onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.element.requestSubmit();
  }

  count() {
    const left = LONGEST_QUESTION - this.input.value.length;
    const sentence = left <= NEARLY_FULL ? fill(this.words.left, { count: left }) : "";
    if (sentence && left % 20 === 0) this.say(sentence);
    this.left.textContent = sentence;
  }
}
