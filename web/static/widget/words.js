// Fills {name} places; a value is only ever text.
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (place, name) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}

// A sentence with a number in it, in the form that the language has for that number.
function fillCount(forms, count, locale) {
  const form = forms[new Intl.PluralRules(locale).select(count)] || forms.other;
  return fill(form, { count: count.toLocaleString(locale) });
}

// The locale for numbers and dates: the page's or the visitor's own where it is of the same language ("en-GB").
function pickRegion(language, ...tags) {
  try {
    return Intl.getCanonicalLocales(tags.find((tag) => tag?.toLowerCase().startsWith(language)))[0] || language;
  } catch {
    return language;
  }
}

const LONG_AGO = 2 * 365; // days after which a visitor is told that nobody has looked at a text for long

function tellReviewed(value, { words, region }) {
  const date = new Date(`${value}T00:00:00Z`);
  if (!value || Number.isNaN(date.getTime())) return "";
  const sentence = Date.now() - date > LONG_AGO * 864e5 ? words.long_ago : words.reviewed;
  return fill(sentence, { date: new Intl.DateTimeFormat(region, { dateStyle: "medium", timeZone: "UTC" }).format(date) });
}
