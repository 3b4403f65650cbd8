// Publishing: what is in the way is shown at once; where two have changed the same text, an editor chooses.
import { change, say } from "./desk.js";

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("publish"));
const problems = /** @type {HTMLElement} */ (document.getElementById("problems"));
const conflicts = /** @type {HTMLElement} */ (document.getElementById("conflicts"));
const progress = /** @type {HTMLElement} */ (document.getElementById("progress"));
let seen = "";

/**
 * What an editor has chosen, for each file in the order of its passages.
 *
 * @returns {Record<string, string[]>}
 */
function picked() {
  /** @type {Record<string, string[]>} */
  const found = {};
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (conflicts.querySelectorAll("[data-path]"))) {
    const chosen = /** @type {NodeListOf<HTMLInputElement>} */ (section.querySelectorAll("input:checked"));
    found[section.dataset.path ?? ""] = [...chosen].map(({ value }) => value);
  }
  return found;
}

/** @param {HTMLFormElement} asked */
async function send(asked) {
  const button = /** @type {HTMLButtonElement} */ (asked.querySelector("button.main"));
  const fields = Object.fromEntries(new FormData(asked));
  button.disabled = true;
  say("");
  progress.textContent = asked.dataset.sending ?? "";
  const { ok, said } = await change("publish/send", { ...fields, picked: picked(), seen });
  progress.textContent = "";
  button.disabled = false;
  if (!ok) {
    say(said.message, true);
    return;
  }
  problems.innerHTML = said.unresolved ? "" : said.html;
  conflicts.innerHTML = said.unresolved ? said.html : "";
  seen = said.seen ?? "";
  if (said.message) say(said.message, !said.done);
  if (said.unresolved) conflicts.querySelector("input")?.focus();
  if (said.done) asked.hidden = true;
}

/** @param {HTMLFormElement} asked */
async function check(asked) {
  progress.textContent = asked.dataset.checking ?? "";
  const { ok, said } = await change("publish/check", {});
  if (problems.innerHTML || conflicts.innerHTML) return;
  problems.innerHTML = ok ? said.html : "";
  progress.textContent = ok && !said.html ? asked.dataset.sound ?? "" : "";
  if (!ok && said.message) say(said.message, true);
}

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(form);
  });
  void check(form);
}
