// What can go wrong between question and answer, told by its kind; `detail` and `seconds` are for the sentence shown.
class AskError extends Error {
  constructor(kind, values = {}) {
    super(kind);
    this.kind = kind;
    this.values = values;
  }
}

const TIMEOUT = 20000; // ms: longer than any answer takes, shorter than anybody waits

class Service {
  constructor(base) {
    this.base = base;
    this.life = new AbortController();
  }

  // Whatever is on its way is of no more use.
  stop() {
    this.life.abort();
    this.life = new AbortController();
  }

  starters() {
    return this.fetch("api/v1/starters").then(readBody);
  }

  ask(turn) {
    const page_url = location.origin + location.pathname; // the query stays with the visitor
    const body = JSON.stringify({ ...turn, page_url });
    return this.fetch("api/v1/chat", { method: "POST", headers: { "Content-Type": "application/json" }, body }).then(readBody);
  }

  async fetch(path, options = {}) {
    const { signal } = this.life;
    const limit = new AbortController();
    const stop = () => limit.abort();
    const timer = setTimeout(stop, TIMEOUT);
    signal.addEventListener("abort", stop, { once: true });
    try {
      const response = await fetch(new URL(path, this.base), {
        ...options, signal: limit.signal, credentials: "omit", referrerPolicy: "strict-origin-when-cross-origin",
      });
      return { response, text: await response.text() };
    } catch {
      if (signal.aborted) throw new AskError("gone");
      throw new AskError(limit.signal.aborted ? "timeout" : "offline");
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  }
}

function readBody({ response, text }) {
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
  if (response.ok) return new AskError("unreadable");
  if (response.status === 429) return new AskError("busy", { seconds: waitingTime(response) });
  if (response.status >= 500) return new AskError("server");
  return new AskError("refused", { status: response.status, detail: String(body?.detail || body?.title || response.status) });
}

// Retry-After is a number of seconds or a date; a cross-origin page may not see it.
function waitingTime(response) {
  const value = response.headers.get("Retry-After") || "";
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 30;
}
