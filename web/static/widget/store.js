// Keeps the conversation on its shelf. Storage may be blocked, full or hold anything.
const KEPT_TURNS = 20;
const KEPT_DAYS = 7; // after the last turn
const NOTHING = { turns: [], conversation: null, whose: "" };

class Store {
  constructor(kind, key) {
    this.key = key;
    this.kind = kind;
  }

  // Gives {turns, conversation, whose}; what is older than a week is thrown away, and what doesn't say whose it is.
  read() {
    try {
      const kept = JSON.parse(shelf(this.kind)?.getItem(this.key) || "null");
      const { at, turns, conversation, whose } = kept || {};
      if (!(Date.now() - at < KEPT_DAYS * 864e5) || !isText(whose)) this.clear();
      else return { turns: list(turns).filter(isTurn), conversation: isText(conversation) ? conversation : null, whose };
    } catch {
      // Nothing that could be read was kept.
    }
    return NOTHING;
  }

  write(turns, conversation, whose) {
    try {
      shelf(this.kind)?.setItem(this.key, JSON.stringify({ at: Date.now(), turns: turns.slice(-KEPT_TURNS), conversation, whose }));
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

function isText(value) {
  return typeof value === "string";
}

function isTurn(value) {
  return isText(value?.question) && typeof value?.reply === "object" && value.reply !== null;
}
