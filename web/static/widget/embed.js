// Registers the element, puts it on the page for the script tag, and answers to window.Sideline.
const ATTRIBUTES = ["api", "heading", "greeting", "placeholder", "locale", "position", "mode", "accent", "open", "history"];

function placeElement(script) {
  const placed = document.querySelector("sideline-chat");
  if (placed || !script) return placed;
  const element = document.createElement("sideline-chat");
  for (const name of ATTRIBUTES) {
    if (script.dataset[name] !== undefined) element.setAttribute(name, script.dataset[name]);
  }
  // Inline it stands where its tag stands; a tag in the head has no place of its own.
  if (script.dataset.mode === "inline" && document.body.contains(script)) script.after(element);
  else document.body.append(element);
  return element;
}

function makeApi() {
  const current = () => document.querySelector("sideline-chat");
  const heard = new Map();
  const pass = (method) => (...values) => current()?.[method](...values);
  const api = {
    ready: () => ready.promise,
    open: () => current()?.open(),
    close: pass("close"), toggle: () => current()?.toggle(), ask: pass("ask"), prefill: pass("prefill"), reset: pass("reset"),
    on(event, listener) {
      const listen = (happened) => listener(happened);
      heard.set(listener, [...(heard.get(listener) || []), [event, listen]]);
      document.addEventListener(`sideline:${event}`, listen);
    },
    off(event, listener) {
      const kept = (heard.get(listener) || []).filter(([name, listen]) => {
        if (name === event) document.removeEventListener(`sideline:${name}`, listen);
        return name !== event;
      });
      if (kept.length) heard.set(listener, kept);
      else heard.delete(listener);
    },
    destroy() {
      page.abort();
      for (const [listener, entries] of [...heard]) entries.forEach(([event]) => api.off(event, listener));
      document.querySelectorAll("sideline-chat").forEach((element) => element.remove());
    },
  };
  return api;
}

// Calls made before this file arrived: ["ask", "…"] or a function that takes the API.
function runQueue(api, queue) {
  for (const call of queue) {
    if (typeof call === "function") call(api);
    else if (Object.hasOwn(api, call?.[0])) api[call[0]](...[...call].slice(1));
  }
}

// A link that works without script (to the full-page chat, say) opens the panel once there is one.
function openFromPage(event) {
  const opener = event.target.closest?.('[data-sideline-open], a[href$="#sideline"]');
  const element = document.querySelector("sideline-chat");
  if (!opener || !element || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  element.open({ focus: true, opener });
}

const page = new AbortController();
const ready = Promise.withResolvers ? Promise.withResolvers() : makePromise();

function makePromise() {
  const made = {};
  made.promise = new Promise((resolve) => (made.resolve = resolve));
  return made;
}

function start() {
  if (customElements.get("sideline-chat")) return; // a second tag of the same file changes nothing
  const before = Array.isArray(window.Sideline?.q) ? window.Sideline.q : []; // an element with this id is not ours
  const api = makeApi();
  api.q = { push: (...calls) => runQueue(api, calls) };
  window.Sideline = api;
  document.addEventListener("click", openFromPage, { signal: page.signal });
  customElements.define("sideline-chat", SidelineChat);
  placeElement(SCRIPT);
  ready.resolve();
  runQueue(api, before);
}

if (document.readyState !== "loading") start();
else document.addEventListener("DOMContentLoaded", start, { once: true });
