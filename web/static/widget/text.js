function hidden(text) {
  return make("span", { class: "hidden" }, text);
}

// A quote keeps its blank lines: each block of the document is a paragraph of its own.
function paragraphs(text, lang) {
  return text.split(/\n{2,}/).filter((part) => part.trim()).map((part) => make("p", { dir: "auto", lang }, part));
}

// What a server sends is a list where a list is due, or none.
function list(value) {
  return Array.isArray(value) ? value : [];
}

// A labelled group of buttons, or nothing where there are none.
function group(label, buttons) {
  if (!buttons.length) return null;
  return make("div", { role: "group", "aria-label": label, class: "group" },
    make("p", { class: "label", "aria-hidden": "true" }, label), ...buttons);
}

function onClick(button, act) {
  button.addEventListener("click", act);
  return button;
}
