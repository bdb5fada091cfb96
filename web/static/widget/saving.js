// The conversation as a text file, made in the browser: nothing is sent.
function saveConversation(turns, words) {
  const text = turns.map(({ question, reply }) => `${words.you} ${question}\n\n${words.bot} ${reply.text}\n`).join("\n");
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const day = new Date().toISOString().slice(0, 10);
  make("a", { href: address, download: `${words.saved_as}-${day}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
