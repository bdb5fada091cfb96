// Words as elements.
function hidden(text) {
  return make("span", { class: "hidden" }, text);
}

// A quote keeps its blank lines: each block of the document is a paragraph of its own.
function paragraphs(text) {
  return text.split(/\n{2,}/).filter((part) => part.trim()).map((part) => make("p", { dir: "auto" }, part));
}
