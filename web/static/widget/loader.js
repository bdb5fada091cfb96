// Fetches the panel: its code as a module, and its words where they aren't English. Both come from where this file does.
let firstSheet = null;
let makePanel = null;
let tries = 0;

// Gives a function that makes the panel of an element, with its words; `own` gives the owner's.
async function fetchPanel(locale, own) {
  // A browser may remember that a module couldn't be had, so another try has another address.
  const address = HOME + FILES + "panel.js" + (tries ? `?try=${tries}` : "");
  tries += 1;
  const [module, words, others] = await Promise.all([importOwn(address), fetchWords(locale), own]);
  tries = 0;
  makePanel ??= module.default(SHARED());
  return (element) => makePanel(element, { ...words, ...others });
}

// Takes the panel only if it is the one that this script was made with, so a page that pins this script by `integrity`
// has pinned both. A preloaded module is what `import` then gives, which the browser lets pass by the nonce of this script;
// the link has to be given it.
async function importOwn(address) {
  const link = document.createElement("link");
  if (link.relList.supports("modulepreload")) {
    const loaded = new Promise((resolve, reject) => Object.assign(link, { onload: resolve, onerror: reject }));
    const nonce = SCRIPT?.nonce || "";
    Object.assign(link, { rel: "modulepreload", integrity: PANEL_INTEGRITY, crossOrigin: "anonymous", nonce, href: address });
    document.head.append(link);
    await loaded.finally(() => link.remove());
  }
  return import(address);
}

async function fetchWords(locale) {
  const response = await fetch(`${HOME}${FILES}strings/${locale}.json`, { credentials: "omit" });
  return response.json();
}

// The attribute holds JSON, or the address of a file of it. A mistake in it is the owner's to see, not the visitor's.
async function readOwn(value) {
  if (!value) return {};
  try {
    return value.trim().startsWith("{") ? JSON.parse(value) : await (await fetch(new URL(value, location.href))).json();
  } catch (error) {
    console.warn(`sideline-chat: the strings could not be read (${error.message}): ${value}`);
    return {};
  }
}
