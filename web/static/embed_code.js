// Shows what the owner chooses while choosing: the lines come from the server, as the form without script would get them.
const form = document.querySelector(".maker form");
const frame = document.querySelector(".preview iframe");
const told = document.getElementById("told");
let latest = 0;
let patience;

function chosen() {
  return new URLSearchParams(new FormData(form));
}

async function refresh() {
  const number = (latest += 1);
  const query = chosen();
  try {
    const response = await fetch(`${form.getAttribute("action")}/snippets?${query}`);
    if (!response.ok) throw new Error(String(response.status));
    const { attributes, snippets } = await response.json();
    if (number !== latest) return; // something else was chosen meanwhile
    for (const [name, text] of Object.entries(snippets)) document.getElementById(name).textContent = text;
    history.replaceState(null, "", `?${query}`);
    preview(attributes);
  } catch {
    told.textContent = "The lines could not be made anew. Press “Make the tag”.";
    form.querySelector(".send").hidden = false;
  }
}

// The frame is a page of ours, so its element can be exchanged from here; attributes are only ever text.
function preview(attributes) {
  const page = frame.contentDocument;
  const before = page?.querySelector("sideline-chat");
  if (!before) return;
  const chat = page.createElement("sideline-chat");
  for (const [name, value] of Object.entries({ ...attributes, history: "off", open: "" })) chat.setAttribute(name, value);
  before.remove();
  (attributes.mode === "inline" ? page.getElementById("place") : page.body).append(chat);
}

async function copy(button) {
  const code = document.getElementById(button.dataset.copies);
  const range = document.createRange();
  range.selectNodeContents(code);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
    told.textContent = "Copied.";
  } catch {
    told.textContent = "It is selected: copy it with Ctrl+C, or ⌘C.";
    button.textContent = "Selected";
  }
  setTimeout(() => (button.textContent = "Copy"), 2500);
}

form.querySelector(".send").hidden = true;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  refresh();
});
form.addEventListener("input", () => {
  clearTimeout(patience);
  patience = setTimeout(refresh, 200);
});
for (const button of document.querySelectorAll(".copy")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
document.querySelector(".preview").hidden = false;
frame.addEventListener("load", () => frame.contentWindow.Sideline.ready().then(refresh));
frame.src = frame.dataset.src;
