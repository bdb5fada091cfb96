const SPARE = 30; // seconds before its end from which a token is no longer used
const NOBODY = { headers: {}, whose: "" };

// Who asks, where a portal says so: `ask` gives a signed token, which is kept until shortly before it expires. Kept by
// function, so that a slow answer for one member never names another.
class Identity {
  #held = new WeakMap();

  // Gives the headers that name who asks, and the mark by which his conversation is known again.
  async card(ask) {
    if (!ask) return NOBODY;
    if (!this.#held.has(ask)) this.#held.set(ask, { mark: `page ${Math.random()}` });
    const held = this.#held.get(ask);
    const card = held.card && (await held.card.catch(() => null));
    if (card && Date.now() < card.until) return card;
    return (held.card = makeCard(ask, held.mark));
  }

  forget(ask) {
    const held = this.#held.get(ask);
    if (held) held.card = null;
  }
}

// A token that doesn't say whose it is, or that can't be digested (crypto.subtle is for secure pages), is known by a
// mark of this page alone: its conversation is forgotten with the page, since the next one may be another member's.
async function makeCard(ask, mark) {
  const token = await inTime(ask());
  if (!token || typeof token !== "string") throw new AskError("identity");
  const { exp, sub } = readClaims(token);
  const whose = sub && crypto.subtle ? await digest(String(sub)) : mark;
  return { headers: { Authorization: `Bearer ${token}` }, until: (exp - SPARE) * 1000, whose };
}

async function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new AskError("timeout")), TIMEOUT)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// Read without trust: whoever forges a token only gets at what his own browser keeps. Without an end it is asked for
// each time.
function readClaims(token) {
  try {
    return JSON.parse(atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"))) || {};
  } catch {
    return {};
  }
}

// Neither token nor name is kept, and yet a new token of the same member is his.
async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
