// Drawn on 24 × 24, as lines of one weight.
const ICONS = {
  close: "M6 6l12 12M18 6 6 18",
  send: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  reset: "M4.5 12a7.5 7.5 0 1 0 2.4-5.5M4.5 4.5v3.8h3.8",
  save: "M12 4v11M7 10.5l5 5 5-5M5 19.5h14",
  copy: "M9 9h10v11H9zM15 6V4H5v11h1.5",
  share: "M12 15V4M8 7.5 12 4l4 3.5M6 11v8.5h12V11",
  up: "M7 11v8.5H4V11zM7 11l4-7c1.5 0 2.5 1 2.3 2.5l-.5 3.5h5.7c1 0 1.7.9 1.5 1.9l-1.2 6c-.2.9-.9 1.6-1.9 1.6H7",
};

// A button that shows an icon, and says in words what it does.
function iconButton(path, label, attributes = {}) {
  return make("button", { class: "icon", "aria-label": label, title: label, ...attributes }, icon(path));
}
