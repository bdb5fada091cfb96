// Where a conversation is kept, by the `history` attribute: for the tab, for the device, or nowhere.
function shelf(kind) {
  try {
    return kind === "off" ? null : window[kind === "device" ? "localStorage" : "sessionStorage"];
  } catch {
    return null; // reading the property itself throws where storage is blocked
  }
}

function isKept(kind, key) {
  try {
    return Boolean(shelf(kind)?.getItem(key));
  } catch {
    return false;
  }
}
