// The list: files that are dropped become articles; what is unsure in the articles shown is counted.
import { change, say } from "./desk.js";
import { countUnsure } from "./unsure.js";

const drop = /** @type {HTMLElement | null} */ (document.querySelector(".drop"));

/**
 * Import files one after the other, and show what became of the last.
 *
 * @param {Iterable<File>} files
 */
async function take(files) {
  let address = "";
  for (const file of files) {
    say((drop?.dataset.working ?? "").replace("{file}", file.name));
    const { ok, said } = await change(`import?name=${encodeURIComponent(file.name)}`, file);
    if (!ok) {
      say(said.message, true);
      return;
    }
    address = said.address;
  }
  if (address) location.assign(address);
}

addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  drop?.classList.add("over");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop?.classList.remove("over");
});
addEventListener("drop", (event) => {
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  drop?.classList.remove("over");
  void take([...event.dataTransfer.files]);
});
drop?.querySelector("input")?.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.files) void take([...target.files]);
});

document.addEventListener("submit", async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const { path, seen } = form.dataset;
  if (!path) return;
  event.preventDefault();
  const status = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "";
  const at = String(new FormData(form).get("at") ?? "");
  const { ok, said } = await change("schedule", { path, seen, status, at });
  if (!ok) say(said.message, true);
  else if (form.parentElement instanceof HTMLDetailsElement) form.parentElement.open = false;
});

await countUnsure();
