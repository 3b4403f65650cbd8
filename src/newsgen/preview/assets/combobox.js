// Suggestions below a field, by the pattern of a combobox with a list (ARIA 1.2): arrows, Enter, Escape, or a click.
import { change } from "./desk.js";

const PAUSE = 120; // milliseconds without a key, after which somebody waits for words

/**
 * @param {HTMLInputElement} input
 * @param {string} field the field of the article that words are for
 * @param {(value: string) => void} chosen told of a word that was chosen
 */
export function suggestWords(input, field, chosen) {
  const list = document.createElement("ul");
  list.id = `${input.id}-words`;
  list.className = "suggested";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent?.trim() ?? field);
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let at = -1;
  let timer = 0;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    at = -1;
    clearTimeout(timer);
    asked += 1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  /** @param {number} to */
  const go = (to) => {
    const options = [...list.children];
    if (!options.length) return;
    options[at]?.removeAttribute("aria-selected");
    at = (to + options.length) % options.length;
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  };

  /** @param {{value: string, beside: string}[]} words */
  const show = (words) => {
    list.replaceChildren(...words.map(({ value, beside }, number) => {
      const option = document.createElement("li");
      const also = document.createElement("span");
      option.id = `${list.id}-${number}`;
      option.setAttribute("role", "option");
      option.dataset.value = value;
      also.textContent = beside;
      option.append(value, " ", also);
      return option;
    }));
    at = -1;
    list.hidden = !words.length;
    input.setAttribute("aria-expanded", String(Boolean(words.length)));
  };

  const ask = async () => {
    const mine = ++asked;
    const { ok, said } = await change("write/suggest", { field, typed: input.value.trim() });
    if (ok && mine === asked && document.activeElement === input) show(said.words);
  };

  /** @param {HTMLElement} option */
  const choose = (option) => {
    close();
    chosen(option.dataset.value ?? "");
  };

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!(/** @type {InputEvent} */ (event).isComposing)) timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("compositionend", () => { timer = setTimeout(ask, PAUSE); });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", ({ target }) => {
    const option = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("[role=option]"));
    if (option) choose(option);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const option = /** @type {HTMLElement | undefined} */ (list.children[at]);
    if (event.key === "ArrowDown" && list.hidden) ask();
    else if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp" && !list.hidden) go(at - 1);
    else if (event.key === "Enter" && !list.hidden && option) choose(option);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
}
