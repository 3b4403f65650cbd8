// An earlier version of an article is restored by one click; nothing is lost by it.
import { change, say } from "./desk.js";

document.addEventListener("click", async ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  const version = button?.dataset.restore;
  if (!button || !version) return;
  button.disabled = true;
  const { path = "", seen } = button.dataset;
  const { ok, said } = await change("restore", { path, version, seen });
  if (ok) location.assign(`${location.pathname}?path=${encodeURIComponent(path)}`);
  else {
    say(said.message, true);
    button.disabled = false;
  }
});
