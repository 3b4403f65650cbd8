// Pictures in a text: dropped on it, pasted into it or chosen; what they show and whose they are is asked at once.
import { change, say } from "./desk.js";
import { typeInto } from "./text-tools.js";

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
const at = (id) => /** @type {T} */ (document.getElementById(id));

/**
 * Give a text its pictures; the page has the dialog of `picture_dialog.html`.
 *
 * @param {HTMLTextAreaElement} area
 * @param {string} article the path of its file
 * @returns {() => void} what opens the dialog without a picture, to choose one
 */
export function givePictures(area, article) {
  const dialog = /** @type {HTMLDialogElement} */ (at("picture"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const shown = /** @type {HTMLImageElement} */ (at("picture-shown"));
  const chooser = /** @type {HTMLInputElement} */ (at("picture-file"));
  const alt = /** @type {HTMLTextAreaElement} */ (at("picture-alt"));
  /** @type {File[]} */
  let waiting = [];
  /** @type {File | undefined} */
  let file;
  let [start, end] = [0, 0]; // where in the text it is to stand

  /** @param {File | undefined} next */
  const take = (next) => {
    file = next;
    URL.revokeObjectURL(shown.src);
    shown.hidden = !next;
    if (next) shown.src = URL.createObjectURL(next);
    else shown.removeAttribute("src");
    at("picture-said").textContent = "";
  };

  /** @param {Iterable<File>} files */
  const open = (files) => {
    waiting.push(...files);
    if (dialog.open) return;
    form.reset();
    [start, end] = [area.selectionStart, area.selectionEnd];
    take(waiting.shift());
    dialog.showModal();
    (file ? alt : chooser).focus();
  };

  const place = async () => {
    if (!file) {
      chooser.focus();
      return;
    }
    const query = new URLSearchParams({ article, name: file.name });
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && value) query.set(name, value);
    }
    const button = /** @type {HTMLButtonElement} */ (form.querySelector("button.main"));
    button.disabled = true;
    at("picture-said").textContent = dialog.dataset.placing ?? "";
    const { ok, said } = await change(`picture?${query}`, file);
    button.disabled = false;
    if (!ok) {
      at("picture-said").textContent = said.message;
      return;
    }
    dialog.close();
    area.setSelectionRange(start, end);
    const before = area.value.slice(0, start);
    const after = area.value.slice(end);
    const gap = /\n\n$|^$/.test(before) ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    typeInto(area, `${gap}${said.text}${after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n"}`);
    const remark = said.known ? dialog.dataset.known : said.smaller ? dialog.dataset.smaller : "";
    say((remark ?? "").replace("{path}", said.path));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void place();
  });
  chooser.addEventListener("change", () => {
    take(chooser.files?.[0]);
    alt.focus();
  });
  at("picture-cancel").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    take(undefined);
    chooser.value = "";
    if (waiting.length) setTimeout(() => open([]));
    else area.focus();
  });

  /** @param {DataTransfer | null} given */
  const filesOf = (given) => [...(given?.files ?? [])];
  for (const place of [area, dialog]) {
    place.addEventListener("dragover", (event) => {
      if (/** @type {DragEvent} */ (event).dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    place.addEventListener("drop", (event) => {
      const files = filesOf(/** @type {DragEvent} */ (event).dataTransfer);
      if (!files.length) return;
      event.preventDefault();
      if (place === dialog) take(files[0]);
      else open(files);
    });
  }
  area.addEventListener("paste", (event) => {
    const files = filesOf(event.clipboardData).filter(({ type }) => type.startsWith("image/"));
    // A word processor gives a text and a picture of it: the text is what was meant.
    if (!files.length || event.clipboardData?.types.includes("text/plain")) return;
    event.preventDefault();
    open(files);
  });
  return () => open([]);
}
