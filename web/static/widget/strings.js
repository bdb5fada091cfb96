// The first words, in every language, come with the script; all others with the panel, or from strings.<locale>.json.
const LANGUAGES = Object.keys(FIRST_WORDS);

function pickLocale(wanted) {
  const asked = wanted && wanted !== "auto" ? wanted : document.documentElement.lang || navigator.language || "en";
  const language = asked.toLowerCase().split("-")[0];
  return LANGUAGES.includes(language) ? language : "en";
}
