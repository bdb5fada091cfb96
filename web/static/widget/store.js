// Keeps the conversation on its shelf. Storage may be blocked, full or hold anything.
const KEPT_TURNS = 20;
const KEPT_DAYS = 7; // after the last turn

class Store {
  constructor(kind, key) {
    this.key = key;
    this.kind = kind;
  }

  // Gives {turns, conversation}; what is older than a week is thrown away.
  read() {
    try {
      const kept = JSON.parse(shelf(this.kind)?.getItem(this.key) || "null");
      if (!(Date.now() - kept?.at < KEPT_DAYS * 864e5)) this.clear();
      else return { turns: list(kept.turns).filter(isTurn), conversation: typeof kept.conversation === "string" ? kept.conversation : null };
    } catch {
      // Nothing that could be read was kept.
    }
    return { turns: [], conversation: null };
  }

  write(turns, conversation) {
    try {
      shelf(this.kind)?.setItem(this.key, JSON.stringify({ at: Date.now(), turns: turns.slice(-KEPT_TURNS), conversation }));
    } catch {
      // A full or blocked storage only means that a reload starts afresh.
    }
  }

  clear() {
    try {
      shelf(this.kind)?.removeItem(this.key);
    } catch {
      // Nothing was kept.
    }
  }

  // Calls `changed` when another tab has written or cleared the conversation.
  follow(changed, signal) {
    window.addEventListener("storage", ({ key, storageArea }) => {
      if ((key === this.key || key === null) && storageArea === shelf(this.kind)) changed();
    }, { signal });
  }
}

function isTurn(value) {
  return typeof value?.question === "string" && typeof value?.reply === "object" && value.reply !== null;
}
