const SPARE = 30; // seconds before its end from which a token is no longer used

// Who asks, where a portal says so: `ask` gives a signed token, which is kept until shortly before it expires.
class Identity {
  #ask = null;
  #token = "";
  #until = 0;

  // Gives the headers that name the visitor; none where nobody was named.
  async headers(ask) {
    if (!ask) return {};
    if (ask !== this.#ask || Date.now() > this.#until) {
      this.#token = String(await ask());
      this.#ask = ask;
      this.#until = (endOf(this.#token) - SPARE) * 1000;
    }
    return { Authorization: `Bearer ${this.#token}` };
  }

  forget() {
    this.#ask = null;
  }
}

// The second at which a token ends, or 0 where it can't be read: then it is asked for each time.
function endOf(token) {
  try {
    return JSON.parse(atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"))).exp || 0;
  } catch {
    return 0;
  }
}
