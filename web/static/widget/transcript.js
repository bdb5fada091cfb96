// The log of the conversation. It is not live itself: the announcer speaks, and speech must not come twice.
class Transcript {
  constructor(words) {
    this.words = words;
    this.list = make("ol", {});
    this.intro = make("div", { class: "intro" });
    this.status = make("p", { part: "status", role: "status" });
    this.alert = make("div", { class: "alert", role: "alert" });
    const attributes = { part: "transcript", role: "log", "aria-live": "off", "aria-label": words.transcript, tabindex: "0" };
    this.element = make("div", attributes, this.intro, this.list, this.status, this.alert);
  }

  add(turn) {
    this.list.append(turn);
  }

  // On a low screen the panel scrolls as a whole.
  get scroller() {
    return getComputedStyle(this.element).overflowY === "visible" ? this.element.parentNode : this.element;
  }

  // The question stands at the top, so that a reply is read from its beginning. Never by `scrollIntoView`: that would
  // move the host page as well.
  show(turn) {
    const { scroller } = this;
    scroller.scrollTop += turn.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 12;
  }

  showEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  showLast() {
    if (this.list.lastElementChild) this.show(this.list.lastElementChild);
  }

  // Says that the search is on, and after ten seconds that it takes long; an empty text ends it.
  wait(on) {
    clearTimeout(this.patience);
    this.status.textContent = on ? this.words.searching : "";
    if (!on) return;
    this.showEnd();
    this.patience = setTimeout(() => (this.status.textContent = this.words.slow), 10000);
  }

  fail(sentence, retry) {
    const button = make("button", { type: "button", class: "retry" }, this.words.retry);
    button.addEventListener("click", retry);
    this.alert.replaceChildren(make("p", {}, sentence), button);
    this.showEnd();
  }

  forgive() {
    this.alert.replaceChildren();
  }

  clear() {
    this.wait(false);
    this.forgive();
    this.list.replaceChildren();
  }
}
