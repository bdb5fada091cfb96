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
