// Copying an answer, and handing it to another app where the browser can.
function drawPassingOn(question, reply, { words, say }) {
  const text = `${question}\n\n${reply.text}`;
  const copy = iconButton(ICONS.copy, words.copy);
  onClick(copy, async () => {
    const done = await copyText(text, copy);
    copy.classList.toggle("done", done);
    setTimeout(() => copy.classList.remove("done"), 2000);
    say(done ? words.copied : words.not_copied);
  });
  if (!navigator.share) return [copy];
  const share = iconButton(ICONS.share, words.share);
  return [copy, onClick(share, () => navigator.share({ title: question, text }).catch(() => {}))]; // closing is no error
}

async function copyText(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, button); // no secure context, or the page may not
  }
}

function copySelected(text, button) {
  const field = make("textarea", { class: "hidden", "aria-hidden": "true" });
  field.value = text;
  button.after(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  button.focus();
  return done;
}
