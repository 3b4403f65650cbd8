// Pictures in a text: dropped on it, pasted into it or chosen; what they show and whose they are is asked at once.
import { change, say } from "./desk.js";
import { typeInto } from "./text-tools.js";

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
const at = (id) => /** @type {T} */ (document.getElementById(id));

// A picture in Markdown: what it shows, where it lies, its caption.
const PICTURE = /!\[((?:\\.|[^\]\\])*)\]\((?:<([^>\n]+)>|([^\s)]+))(?:\s+"((?:\\.|[^"\\])*)")?\)/g;

/** @typedef {{start: number, end: number, alt: string, target: string, caption: string}} ShownPicture */

/**
 * The picture of a text that the cursor is in.
 *
 * @param {HTMLTextAreaElement} area
 * @returns {ShownPicture | undefined}
 */
function pictureAt(area) {
  const plain = (/** @type {string | undefined} */ text) => (text ?? "").replace(/\\(.)/g, "$1");
  for (const { 0: whole, 1: alt, 2: bracketed, 3: bare, 4: caption, index } of area.value.matchAll(PICTURE)) {
    const end = index + whole.length;
    if (index <= area.selectionEnd && area.selectionStart <= end) {
      return { start: index, end, alt: plain(alt), target: bracketed ?? bare, caption: plain(caption) };
    }
  }
  return undefined;
}

/**
 * Give a text its pictures; the page has the dialog of `picture_dialog.html`.
 *
 * @param {HTMLTextAreaElement} area
 * @param {string} article the path of its file
 * @returns {() => void} what opens the dialog: for the picture that the cursor is in, to describe it, or without
 *   one, to choose it
 */
export function givePictures(area, article) {
  const dialog = /** @type {HTMLDialogElement} */ (at("picture"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const shown = /** @type {HTMLImageElement} */ (at("picture-shown"));
  const chooser = /** @type {HTMLInputElement} */ (at("picture-file"));
  const alt = /** @type {HTMLTextAreaElement} */ (at("picture-alt"));
  const caption = /** @type {HTMLInputElement} */ (at("picture-caption"));
  /** @type {File[]} */
  let waiting = [];
  /** @type {File | undefined} */
  let file;
  /** @type {ShownPicture | undefined} */
  let there; // a picture of the text that is described anew
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
    const next = waiting.shift();
    there = next ? undefined : pictureAt(area);
    [start, end] = there ? [there.start, there.end] : [area.selectionStart, area.selectionEnd];
    take(next);
    if (there) {
      alt.value = there.alt;
      caption.value = there.caption;
      const beside = new URL(there.target, new URL(article.replace(/^content\/(?:pages\/)?/, ""), location.origin));
      if (beside.origin === location.origin) {
        shown.src = beside.href;
        shown.hidden = false;
      }
    }
    at("picture-drop").hidden = Boolean(there);
    at("picture-head").textContent = (there ? area : dialog).dataset.describe ?? "";
    dialog.showModal();
    (file || there ? alt : chooser).focus();
  };

  const place = async () => {
    if (!file && !there) {
      chooser.focus();
      return;
    }
    const query = new URLSearchParams({ article, ...(file ? { name: file.name } : { there: there?.target ?? "" }) });
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && value) query.set(name, value);
    }
    const button = /** @type {HTMLButtonElement} */ (form.querySelector("button.main"));
    button.disabled = true;
    at("picture-said").textContent = dialog.dataset.placing ?? "";
    const { ok, said } = await change(`picture?${query}`, file ?? new Blob());
    button.disabled = false;
    if (!ok) {
      at("picture-said").textContent = said.message;
      return;
    }
    dialog.close();
    area.setSelectionRange(start, end);
    if (!file && there) {
      typeInto(area, said.text);
      return;
    }
    const before = area.value.slice(0, start);
    const after = area.value.slice(end);
    const gap = /\n\n$|^$/.test(before) ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    typeInto(area, `${gap}${said.text}${after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n"}`);
    const remark = said.known ? dialog.dataset.known : said.smaller ? dialog.dataset.smaller : "";
    say((remark ?? "").replace("{path}", said.path));
  };

  shown.addEventListener("error", () => {
    shown.hidden = true; // a telephone's HEIC, which no browser shows before it is placed
  });
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
