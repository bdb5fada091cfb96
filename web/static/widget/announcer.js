// The one path by which a reply is spoken. Browsers announce changes of a region that has stood in the page before,
// outside anything hidden, and some only in the light DOM: so it is a slotted child of the element, always rendered.
class Announcer {
  constructor(host) {
    this.host = host;
    this.region = make("div", { slot: "announcer", role: "status", "aria-live": "polite", "aria-atomic": "true" });
    this.timers = [];
  }

  // A framework may have emptied the element meanwhile.
  stand() {
    if (this.region.parentNode !== this.host) this.host.append(this.region);
  }

  say(text) {
    this.stop();
    this.stand();
    // Set late, so that it is a change; emptied soon, so that nobody comes upon it while reading the page.
    this.timers = [
      setTimeout(() => (this.region.textContent = text), 150),
      setTimeout(() => (this.region.textContent = ""), 2500),
    ];
  }

  stop() {
    this.timers.forEach(clearTimeout);
    this.region.textContent = "";
  }
}
