// What can go wrong between question and answer, told by its kind; `values` are for the sentence shown.
class AskError extends Error {
  constructor(kind, values = {}) {
    super(kind);
    this.kind = kind;
    this.values = values;
  }
}

const TIMEOUT = 20000; // ms: longer than any answer takes, shorter than anybody waits

let hinted = false;

// The bot's API, asked as whom `who()` names.
class Service {
  #identity = new Identity();
  #life = new AbortController();

  constructor(base, who) {
    this.base = base;
    this.who = who;
  }

  // Whatever is on its way is of no more use.
  stop() {
    this.#life.abort();
    this.#life = new AbortController();
  }

  starters() {
    return this.#request(`starters?page_url=${encodeURIComponent(pageAddress())}`);
  }

  suggest(typed, signal) {
    return this.#request(`suggest?q=${encodeURIComponent(typed)}`, null, signal);
  }

  // Asks as whom `card` names: a conversation never goes out under another name than its own.
  ask(turn, card) {
    return this.#request("chat", { ...turn, page_url: pageAddress() }, null, card);
  }

  rate(rating) {
    return this.#request("feedback", rating);
  }

  // Who asks now, also where that changed while it was asked for.
  async card() {
    const ask = this.who();
    const card = await this.#identity.card(ask).catch((error) => {
      throw error instanceof AskError ? error : new AskError("identity");
    });
    return ask === this.who() ? card : this.card();
  }

  async #request(path, body = null, signal = null, card = null) {
    const life = AbortSignal.any([this.#life.signal, ...(signal ? [signal] : [])]);
    card ||= await this.card();
    let reply = await this.#fetch(path, body, life, card);
    if (reply.response.status === 401 && card.whose) {
      this.#identity.forget(this.who()); // it may have ended on the way
      const fresh = await this.card();
      if (fresh.whose !== card.whose) throw new AskError("identity"); // nobody asks what another has typed
      reply = await this.#fetch(path, body, life, fresh);
    }
    return readBody(reply);
  }

  async #fetch(path, body, life, card) {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), TIMEOUT);
    try {
      const response = await fetch(new URL(`api/v1/${path}`, this.base), {
        ...(body && { method: "POST", body: JSON.stringify(body) }),
        headers: { ...(body && { "Content-Type": "application/json" }), ...card.headers },
        signal: AbortSignal.any([limit.signal, life]), credentials: "omit", referrerPolicy: "strict-origin-when-cross-origin",
      });
      return { response, text: await response.text() };
    } catch {
      if (life.aborted) throw new AskError("gone");
      if (!limit.signal.aborted) this.#hint();
      throw new AskError(limit.signal.aborted ? "timeout" : "offline");
    } finally {
      clearTimeout(timer);
    }
  }

  // A script can't tell a bot that is down from one that doesn't know the page: the visitor has no connection either way.
  // The developer is told once what to look at.
  #hint() {
    if (hinted || new URL(this.base).origin === location.origin) return;
    hinted = true;
    console.warn(`sideline-chat: no reply from ${this.base} could be read. If it runs: does its setting SIDELINE_ORIGINS name `
      + `${location.origin}, and this page's Content-Security-Policy (connect-src) the bot?`);
  }
}

// The query stays with the visitor.
function pageAddress() {
  return location.origin + location.pathname;
}

function readBody({ response, text }) {
  if (response.status === 204) return null;
  let body = null;
  try {
    body = JSON.parse(text);
  } catch {
    // Judged below: a proxy's error page in HTML has a status too.
  }
  if (response.ok && body && typeof body === "object") return body;
  throw readProblem(response, body);
}

function readProblem(response, body) {
  const { status } = response;
  if (response.ok) return new AskError("unreadable");
  if (status === 401) return new AskError("identity");
  if (status === 429) return new AskError("busy", { count: waitingTime(response) });
  if (status >= 500) return new AskError("server");
  return new AskError("refused", { status, detail: String(body?.detail || body?.title || status) });
}

// Retry-After is a number of seconds or a date; a cross-origin page may not see it.
function waitingTime(response) {
  const value = response.headers.get("Retry-After") || "";
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 30;
}
