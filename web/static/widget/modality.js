// A panel that covers the whole viewport is modal: what is behind it can be neither seen nor reached.
// On a desktop it covers a corner, and the page stays in use.
const COVERS = "(max-width: 30em), (max-height: 24em)";

// Makes everything but the host inert, level by level up to the body, and returns what undoes it.
function holdPage(host) {
  const held = [];
  for (let node = host; node && node !== document.body; node = node.parentElement || node.getRootNode().host) {
    for (const sibling of node.parentNode.children) {
      if (sibling !== node && !sibling.inert) {
        sibling.inert = true;
        held.push(sibling);
      }
    }
  }
  return () => held.forEach((element) => (element.inert = false));
}

// Keeps Tab inside a modal panel; the browser's own bar would be the next stop otherwise.
function turnTabAround(event, panel) {
  const stops = [...panel.querySelectorAll("a[href], button, textarea, summary, [tabindex='0']")].filter(
    (stop) => stop.getClientRects().length > 0,
  );
  if (event.shiftKey) stops.reverse();
  if (panel.getRootNode().activeElement !== stops.at(-1)) return;
  event.preventDefault();
  stops[0].focus();
}

// The on-screen keyboard shrinks the visual viewport alone: the panel follows it, so the input stays above the keys.
// Fingers that spread shrink it too, to look closer: then the panel stays as it is.
function followViewport(panel, signal) {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    if (view.scale > 1.01) return;
    const zoom = panel.parentNode.currentCSSZoom || 1; // by the page's style, which the viewport's sizes know nothing of
    panel.style.setProperty("--_view-height", `${view.height / zoom}px`);
    panel.style.setProperty("--_view-top", `${view.offsetTop / zoom}px`);
  };
  view.addEventListener("resize", fit, { signal });
  view.addEventListener("scroll", fit, { signal });
  fit();
}
