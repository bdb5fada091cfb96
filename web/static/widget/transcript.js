const QUIET = 400; // ms in which most answers arrive: nobody need be told that they are awaited
const PATIENCE = 10000; // ms after which a visitor is told that it takes long

// The log of the conversation. It is not live itself: the announcer speaks, and speech must not come twice.
class Transcript {
  #timers = [];

  constructor(words) {
    this.words = words;
    this.list = make("ol", {});
    this.intro = make("div", { class: "intro" });
    this.status = make("p", { part: "status", role: "status" });
    this.alert = make("div", { class: "alert", role: "alert" });
    const attributes = { part: "transcript", role: "log", "aria-live": "off", "aria-label": words.transcript, tabindex: "0" };
    this.element = make("div", attributes, this.intro, this.list, this.status, this.alert);
  }

  // On a low screen the panel scrolls as a whole.
  get scroller() {
    return getComputedStyle(this.element).overflowY === "visible" ? this.element.parentNode : this.element;
  }

  // The question stands at the top, so that a reply is read from its beginning.
  show(turn) {
    this.#scroll(this.#belowBar(turn));
  }

  // What has opened comes into view, as far as what stands `above` it stays there; the focus stays where it is.
  reveal(box, above) {
    const cut = box.getBoundingClientRect().bottom - this.element.nextSibling.getBoundingClientRect().top + 12;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#scroll(Math.max(0, Math.min(cut, this.#belowBar(above))), calm ? "auto" : "smooth");
  }

  #belowBar(part) {
    return part.getBoundingClientRect().top - this.element.previousSibling.getBoundingClientRect().bottom - 12;
  }

  // Never by `scrollIntoView`: that would move the host page as well.
  #scroll(distance, behavior) {
    const { scroller } = this;
    const top = distance / (scroller.currentCSSZoom || 1); // by style a page may be zoomed, and boxes with it
    scroller.scrollBy({ top, behavior });
  }

  showEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  showLast() {
    if (this.list.lastElementChild) this.show(this.list.lastElementChild);
  }

  // Says that the search is on once it isn't instant, and then that it takes long.
  wait() {
    const { words } = this;
    this.#timers = [[QUIET, words.searching], [PATIENCE, words.slow]].map(([delay, sentence]) =>
      setTimeout(() => {
        this.status.textContent = sentence;
        this.showEnd();
      }, delay));
    this.showEnd();
  }

  stopWaiting() {
    this.#timers.forEach(clearTimeout);
    this.status.textContent = "";
  }

  fail(sentence, retry, person) {
    const button = make("button", { class: "retry" }, this.words.retry);
    this.alert.replaceChildren(make("p", {}, sentence), onClick(button, retry), person || "");
    this.showEnd();
  }

  get failed() {
    return this.alert.hasChildNodes();
  }

  forgive() {
    this.alert.replaceChildren();
  }

  clear() {
    this.stopWaiting();
    this.forgive();
    this.list.replaceChildren();
  }
}
