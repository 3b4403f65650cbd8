// The page in which an article is written. What is typed is never touched but by a button that the editor presses;
// until it is saved, it is kept in this browser too.
import { ArticleForm } from "./article-form.js";
import { askWhichOne } from "./conflict.js";
import { change, say } from "./desk.js";
import { PageBeside } from "./page-beside.js";
import { givePictures } from "./pictures.js";
import { showProblems } from "./problems.js";
import { giveTools } from "./text-tools.js";
import { countUnsure } from "./unsure.js";

/** @typedef {import("./article-form.js").Values} Values */
/** @typedef {{base: string, values: Values, typed: string[], body: string, whole: boolean}} Article */

const PAUSE = 150; // milliseconds without a key, after which the page is shown as it is now
const AGAIN = 3000; // milliseconds after which it is asked whether the file is another

const form = /** @type {HTMLFormElement} */ (document.getElementById("article"));
const area = /** @type {HTMLTextAreaElement} */ (document.getElementById("body"));
const state = /** @type {HTMLElement} */ (document.getElementById("state"));
const path = /** @type {string} */ (form.dataset.path);
/** @type {Record<string, string>} */
const words = JSON.parse(/** @type {string} */ (form.dataset.words));
const kept = `newsgen-desk:${path}`;

let base = ""; // the file as it was when it was opened, or saved
let whole = false;
let unsaved = false;
let composing = false;
let saving = false;
let timer = 0;
/** @type {AbortController | undefined} */
let looking;

const fields = new ArticleForm(
  /** @type {HTMLElement} */ (document.getElementById("fields")),
  (word) => words.remove.replace("{word}", word),
  () => typed(),
);
const beside = new PageBeside(/** @type {HTMLIFrameElement} */ (document.getElementById("page")), path);

const asked = () => ({ path, base, values: whole ? {} : fields.values, body: area.value });
const edition = () => String(new FormData(form).get("edition") ?? "");

/** @param {Article} article */
function fill(article) {
  base = article.base;
  whole = article.whole;
  fields.fields.hidden = whole;
  fields.fill(article.values, article.typed);
  area.value = article.body;
}

/** @param {boolean} is */
function mark(is) {
  unsaved = is;
  state.textContent = is ? words.unsaved : words.saved;
  form.classList.toggle("unsaved", is);
}

function keep() {
  try {
    if (unsaved) localStorage.setItem(kept, JSON.stringify({ base, whole, values: fields.values, body: area.value }));
    else localStorage.removeItem(kept);
  } catch {
    state.textContent = words.not_kept; // the browser has no room, or is not allowed to keep anything
  }
}

function typed() {
  mark(true);
  keep();
  clearTimeout(timer);
  if (!composing) timer = setTimeout(look, PAUSE);
}

async function look() {
  looking?.abort();
  looking = new AbortController();
  const shown = edition();
  try {
    const { ok, said } = await change("write/look", { ...asked(), edition: shown }, looking.signal);
    if (ok) {
      showProblems(said.problems, words, area, fields, choosePicture);
      beside.show(said.page, shown);
      /** @type {HTMLElement} */ (document.getElementById("changed")).hidden = !said.changed;
    } else {
      say(said.message, true);
    }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // what has been typed since is looked at instead
  }
}

async function save() {
  if (saving) return;
  saving = true;
  const sent = asked();
  const before = JSON.stringify(sent);
  const { ok, said } = await change("write/save", sent);
  saving = false;
  if (ok) {
    base = said.base;
    mark(JSON.stringify({ ...asked(), base: sent.base }) !== before);
    keep();
    say(words.saved);
    if (whole && !said.whole && !unsaved) fill(/** @type {Article} */ (said)); // its fields can be told now
    look();
  } else if (said.theirs !== undefined) {
    await resolve(said);
  } else {
    say(said.message, true);
  }
}

/** @param {Record<string, any>} theirs */
async function resolve(theirs) {
  const choice = await askWhichOne(theirs.differences);
  if (choice === "theirs") {
    fill({ .../** @type {Article} */ (theirs), base: theirs.theirs });
    mark(false);
    keep();
  } else if (choice === "mine") {
    base = theirs.theirs;
    await save();
  } else if (choice === "merge") {
    const { ok, said } = await change("write/merge", { ...asked(), theirs: theirs.theirs });
    if (!ok) {
      say(said.message, true);
      return;
    }
    fill(/** @type {Article} */ (said));
    typed();
  }
  look();
}

async function open() {
  const { ok, said } = await change("write/open", { path });
  if (!ok) {
    say(said.message, true);
    return;
  }
  fill(/** @type {Article} */ (said));
  mark(false);
  const found = localStorage.getItem(kept);
  const before = found && JSON.parse(found);
  if (before && (before.body !== area.value || JSON.stringify(before.values) !== JSON.stringify(fields.values))) {
    fill({ ...before, typed: said.typed });
    mark(true);
    say(words.restored);
  }
  form.dataset.ready = "";
  look();
  countUnsure();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!composing) save();
});
form.addEventListener("compositionstart", () => { composing = true; });
form.addEventListener("compositionend", () => {
  composing = false;
  typed();
});
area.addEventListener("input", typed);
for (const choice of form.querySelectorAll("[name=edition]")) choice.addEventListener("change", look);
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  event.preventDefault();
  if (!event.isComposing) save();
});
document.getElementById("see-changes")?.addEventListener("click", save);
form.addEventListener("keydown", (event) => {
  // Enter in a field of one line goes nowhere: an article is saved by its button, or its key.
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
});
setInterval(() => {
  if (document.hidden || composing || saving) return;
  look();
  countUnsure();
}, AGAIN);
const choosePicture = givePictures(area, path);
giveTools(area, /** @type {HTMLElement} */ (form.querySelector(".tools")), { picture: choosePicture });
open();
