// Contrast by WCAG 2.2: relative luminance, (lighter + .05) / (darker + .05).
function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

// Any CSS colour as [r, g, b], or null; a see-through one as it looks on white. The browser reads it as the frame's own,
// so whatever it knows works, also the page's custom properties; mixed with itself it is always told in one form.
function readColour(frame, value) {
  frame.style.color = "";
  frame.style.color = `color-mix(in srgb, ${value}, ${value})`;
  const told = frame.style.color && /^color\(srgb ([^)]+)\)/.exec(getComputedStyle(frame).color);
  frame.style.color = "";
  if (!told) return null;
  const [r, g, b, alpha = 1] = told[1].split(/[ /]+/).map((part) => Math.min(1, Math.max(0, Number(part) || 0)));
  return [r, g, b].map((part) => 255 * (1 + (part - 1) * alpha));
}

function css(rgb) {
  return `rgb(${rgb.map(Math.round).join(", ")})`;
}

// Black or white, whichever reads better: one of them always has 4.5:1.
function textOn(rgb) {
  return contrast(rgb, [255, 255, 255]) >= contrast(rgb, [0, 0, 0]) ? [255, 255, 255] : [0, 0, 0];
}

// The accent as text: moved towards black or white until it has 4.5:1 on the paper. White takes the colour out of it,
// so some is given back.
function readableOn(paper, rgb) {
  const goal = luminance(paper) > 0.5 ? 0 : 255;
  let moved = rgb;
  for (let share = 0; share < 1 && contrast(moved, paper) < 4.6; share += 0.04) {
    const mixed = rgb.map((value) => value + (goal - value) * share);
    const grey = (mixed[0] + mixed[1] + mixed[2]) / 3;
    moved = mixed.map((value) => Math.min(255, Math.max(0, grey + (value - grey) * (1 + share))));
  }
  return moved.map(Math.round);
}

// The surfaces of launcher.css on which the accent is read; the darkest light one and the lightest dark one.
const PAPER = { light: [246, 239, 228], dark: [46, 38, 32] };

const ACCENT_PROPERTIES = ["--_accent", "--_on-accent", "--_accent-ink-light", "--_accent-ink-dark"];

let lastWrong = "";

// Sets what the style sheet paints with; a value that is no colour leaves the bot's own.
function paintAccent(frame, value) {
  const rgb = value ? readColour(frame, value) : null;
  if (value && !rgb && value !== lastWrong) console.warn(`sideline-chat: the accent is no colour: ${(lastWrong = value)}`);
  const colours = rgb ? [rgb, textOn(rgb), readableOn(PAPER.light, rgb), readableOn(PAPER.dark, rgb)] : [];
  ACCENT_PROPERTIES.forEach((name, place) => frame.style.setProperty(name, rgb ? css(colours[place]) : ""));
}
