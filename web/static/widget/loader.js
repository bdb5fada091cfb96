// Fetches the panel: its code as a module, and its words where they aren't English. Both come from where this file does.
let firstSheet = null;
let makePanel = null;
let tries = 0;

// Gives a function that makes the panel of an element.
async function fetchPanel(locale) {
  // A browser may remember that a module couldn't be had, so another try has another address.
  const address = HOME + PANEL + (tries ? `?try=${tries}` : "");
  tries += 1;
  const [module, words] = await Promise.all([import(address), locale === "en" ? {} : fetchWords(locale)]);
  tries = 0;
  makePanel ??= module.default(SHARED());
  return (element) => makePanel(element, words);
}

async function fetchWords(locale) {
  try {
    const response = await fetch(`${HOME}widget/strings/${locale}.json`, { credentials: "omit" });
    return response.ok ? await response.json() : {};
  } catch {
    return {}; // English words are better than no chat
  }
}
