// A new article: its title makes the file, a draft, and its page opens.
import { change, say } from "./desk.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("new"));
const title = /** @type {HTMLInputElement} */ (document.getElementById("title"));

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { ok, said } = await change("write/new", { title: title.value });
  if (ok) location.assign(`?path=${encodeURIComponent(said.path)}`);
  else say(said.message, true);
});
title.focus();
