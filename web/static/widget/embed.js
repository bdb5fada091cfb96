// Registers the element, puts it on the page for the script tag, and answers to window.Sideline.
const ATTRIBUTES = [
  "api", "heading", "greeting", "placeholder", "locale", "position", "mode", "accent", "open", "history", "theme", "strings",
];
const current = () => document.querySelector("sideline-chat");

function placeElement(script) {
  if (current() || !script) return;
  const element = document.createElement("sideline-chat");
  for (const name of ATTRIBUTES) {
    if (script.dataset[name] !== undefined) element.setAttribute(name, script.dataset[name]);
  }
  // Inline it stands where its tag stands; a tag in the head has no place of its own.
  if (script.dataset.mode === "inline" && document.body.contains(script)) script.after(element);
  else document.body.append(element);
  keepOnPage(element);
}

// Some sites swap the body or all that is in it when they go to another page without loading it: the element comes along.
function keepOnPage(element) {
  const watch = () => {
    for (const node of [document.documentElement, document.body]) if (node) observer.observe(node, { childList: true });
  };
  const observer = new MutationObserver(() => {
    if (element.gone) return observer.disconnect();
    if (document.body && !current()) document.body.append(element);
    watch();
  });
  watch();
}

function makeApi() {
  let life = new AbortController(); // of the page's listeners
  const pass = (method) => (...values) => current()?.[method](...values);
  return {
    ready: () => ready,
    open: () => current()?.open(),
    close: pass("close"), toggle: pass("toggle"), ask: pass("ask"), prefill: pass("prefill"), reset: pass("reset"),
    identify: pass("identify"),
    on: (event, listener) => document.addEventListener(`sideline:${event}`, listener, { signal: life.signal }),
    off: (event, listener) => document.removeEventListener(`sideline:${event}`, listener),
    destroy() {
      life.abort();
      life = new AbortController();
      document.querySelectorAll("sideline-chat").forEach((element) => {
        element.gone = true;
        element.remove();
      });
    },
  };
}

// Calls made before this file arrived: ["ask", "…"] or a function that takes the API.
function runQueue(api, queue) {
  for (const call of queue) {
    if (typeof call === "function") call(api);
    else if (Object.hasOwn(api, call?.[0])) api[call[0]](...[...call].slice(1));
  }
}

let stand;
const ready = new Promise((resolve) => (stand = resolve));

function start() {
  // A second tag of the same file changes nothing; after `destroy()` it puts the element back.
  if (customElements.get("sideline-chat")) return placeElement(SCRIPT);
  const before = Array.isArray(window.Sideline?.q) ? window.Sideline.q : []; // an element with this id is not ours
  const api = makeApi();
  api.q = { push: (...calls) => runQueue(api, calls) };
  window.Sideline = api;
  customElements.define("sideline-chat", SidelineChat);
  placeElement(SCRIPT);
  stand();
  runQueue(api, before);
}

if (document.readyState !== "loading") start();
else document.addEventListener("DOMContentLoaded", start, { once: true });
