// Every word the widget says stands in strings.<language>.json; the server puts them here as STRINGS.
function pickStrings(locale) {
  const wanted = locale === "auto" ? document.documentElement.lang || navigator.language : locale;
  return STRINGS[wanted] || STRINGS[wanted.split("-")[0]] || STRINGS.en;
}

// Fills {name} places; a value is only ever text.
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (place, name) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}
