// What is wrong with an article, beside where it stands, with a button where it can be mended.
import { typeInto } from "./text-tools.js";

/** @typedef {{value?: import("./article-form.js").Value, line?: number, count?: number, lines?: string[]}} Mend */
/**
 * @typedef {{field: string, line: number, message: string, hint: string, excerpt: string, severity: string,
 *   mend: Mend | null}} Problem
 */

let shown = "";
const UNDESCRIBED = /!\[\s*\]\(/;

/**
 * @param {Problem[]} problems
 * @param {Record<string, string>} words
 * @param {HTMLTextAreaElement} area
 * @param {import("./article-form.js").ArticleForm} fields
 * @param {() => void} describe has the picture described that the cursor is in
 */
export function showProblems(problems, words, area, fields, describe) {
  const told = JSON.stringify(problems);
  if (told === shown) return; // a button that is being pressed stays
  shown = told;
  for (const list of document.querySelectorAll("ul.found")) list.replaceChildren();
  for (const control of fields.fields.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  for (const problem of problems) {
    const list = document.getElementById(problem.field ? `${problem.field}-found` : "found")
      ?? fields.fields.querySelector(`[data-of^="${problem.field}."] ul.found`)
      ?? document.getElementById("found");
    list?.append(item(problem, words, area, fields, describe));
    if (problem.severity === "error") fields.control(problem.field)?.setAttribute("aria-invalid", "true");
    const details = list?.closest("details");
    if (details && problem.severity === "error") details.open = true;
  }
}

/**
 * @param {Problem} problem
 * @param {Record<string, string>} words
 * @param {HTMLTextAreaElement} area
 * @param {import("./article-form.js").ArticleForm} fields
 * @param {() => void} describe
 */
function item(problem, words, area, fields, describe) {
  const made = document.createElement("li");
  made.className = problem.severity;
  const message = document.createElement("p");
  message.textContent = problem.message;
  made.append(message);
  if (problem.line) {
    const place = document.createElement("button");
    place.type = "button";
    place.className = "place";
    place.textContent = words.line.replace("{line}", String(problem.line));
    place.addEventListener("click", () => goTo(area, problem.line));
    made.prepend(place);
  }
  for (const text of [problem.line ? problem.excerpt : "", problem.hint]) {
    if (!text) continue;
    const more = document.createElement("p");
    more.className = text === problem.hint ? "hint" : "excerpt";
    more.textContent = text;
    made.append(more);
  }
  const { mend } = problem;
  if (mend) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mend";
    button.textContent = words.mend;
    button.addEventListener("click", () => {
      if (mend.value !== undefined) fields.set(problem.field, mend.value);
      else exchange(area, mend);
    });
    made.append(button);
  }
  const line = problem.line ? area.value.split("\n")[problem.line - 1] ?? "" : "";
  const picture = line.search(UNDESCRIBED);
  if (picture >= 0) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mend";
    button.textContent = area.dataset.describe ?? "";
    button.addEventListener("click", () => {
      goTo(area, problem.line);
      area.setSelectionRange(area.selectionStart + picture, area.selectionStart + picture);
      describe();
    });
    made.append(button);
  }
  return made;
}

/**
 * Select a line of the text.
 *
 * @param {HTMLTextAreaElement} area
 * @param {number} line
 * @param {number} [count] of lines
 */
function goTo(area, line, count = 1) {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const length = lines.slice(line - 1, line - 1 + count).join("\n").length;
  area.focus();
  area.setSelectionRange(start, start + length);
  area.scrollTop = (area.scrollHeight / lines.length) * Math.max(line - 4, 0);
}

/**
 * @param {HTMLTextAreaElement} area
 * @param {Mend} mend
 */
function exchange(area, { line = 1, count = 0, lines = [] }) {
  goTo(area, line, count);
  if (!count) { // lines that are new stand before the line
    area.setSelectionRange(area.selectionStart, area.selectionStart);
    typeInto(area, `${lines.join("\n")}\n`);
  } else {
    if (!lines.length) area.setSelectionRange(area.selectionStart, area.selectionEnd + 1);
    typeInto(area, lines.join("\n"));
  }
}
