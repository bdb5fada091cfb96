// Keeps the conversation for the tab or the device, or not at all. Storage may be blocked, full or hold anything.
const KEPT_TURNS = 20;

class Store {
  constructor(kind, base) {
    this.key = `sideline:${base}`;
    this.kind = kind;
  }

  get area() {
    try {
      return { tab: window.sessionStorage, device: window.localStorage }[this.kind] || null;
    } catch {
      return null; // reading the property itself throws where storage is blocked
    }
  }

  read() {
    try {
      const kept = JSON.parse(this.area?.getItem(this.key) || "null");
      const turns = Array.isArray(kept?.turns) ? kept.turns.filter(isTurn) : [];
      return { turns, conversation: typeof kept?.conversation === "string" ? kept.conversation : null };
    } catch {
      return { turns: [], conversation: null };
    }
  }

  write(turns, conversation) {
    try {
      this.area?.setItem(this.key, JSON.stringify({ turns: turns.slice(-KEPT_TURNS), conversation }));
    } catch {
      // A full or blocked storage only means that a reload starts afresh.
    }
  }

  clear() {
    try {
      this.area?.removeItem(this.key);
    } catch {
      // Nothing was kept.
    }
  }
}

function isTurn(value) {
  return typeof value?.question === "string" && typeof value?.reply === "object" && value.reply !== null;
}
