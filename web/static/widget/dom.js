// Elements are built by DOM calls alone. No markup is ever parsed, so no answer, title or question can become code,
// and the widget runs where Trusted Types allow no policy at all.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

function icon(path) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}

const ICONS = {
  ask: "M5 4.5h14a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-7l-4.5 3.5v-3.5H5A1.5 1.5 0 0 1 3.5 15V6A1.5 1.5 0 0 1 5 4.5ZM8 9h8M8 12.5h5",
  close: "M6 6l12 12M18 6 6 18",
  send: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  reset: "M4.5 12a7.5 7.5 0 1 0 2.4-5.5M4.5 4.5v3.8h3.8",
};

// A quote keeps its blank lines: each block of the document is a paragraph of its own.
function paragraphs(text) {
  return text.split(/\n{2,}/).filter((part) => part.trim()).map((part) => make("p", { dir: "auto" }, part));
}

function hidden(text) {
  return make("span", { class: "hidden" }, text);
}

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

// The address to link to, or null where following it could run code or drop encryption.
function safeAddress(address, base) {
  let url;
  try {
    url = new URL(address, base);
  } catch {
    return null;
  }
  if (["https:", "mailto:", "tel:"].includes(url.protocol)) return url.href;
  const near = [location.origin, new URL(base).origin].includes(url.origin) || LOOPBACK.includes(url.hostname);
  return url.protocol === "http:" && near ? url.href : null;
}

// A link where the address is safe, else the bare words.
function link(words, address, base, attributes = {}) {
  const href = address ? safeAddress(address, base) : null;
  if (!href) return make("span", attributes, ...words);
  return make("a", { ...attributes, href, target: "_blank", rel: "noopener noreferrer" }, ...words);
}
