// Keeps the conversation on its shelf. Storage may be blocked, full or hold anything.
const KEPT_TURNS = 20;

class Store {
  constructor(kind, key) {
    this.key = key;
    this.kind = kind;
  }

  get area() {
    return shelf(this.kind);
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
