// Brings the marked quote into view where the browser knows no text fragments and went to the heading instead.
window.addEventListener("load", () => {
  const mark = document.getElementById("page:quote");
  if (!mark) return;
  requestAnimationFrame(() => {
    const place = mark.getBoundingClientRect();
    if (place.top < 0 || place.bottom > window.innerHeight) mark.scrollIntoView({ block: "center", behavior: "instant" });
  });
});
