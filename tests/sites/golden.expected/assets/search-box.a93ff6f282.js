// @ts-check
// The search box: it suggests regions, industries, tags and authors while a reader types (a combobox by the
// ARIA Authoring Practices), and starts the search page where it stands in one. Without it the box is a form.

/** @typedef {import("./search-engine.js").Search} Search */

/**
 * Suggests while a reader types.
 * @param {HTMLInputElement} input
 * @param {Search} search
 */
function suggest(input, search) {
  const place = /** @type {HTMLElement} */ (input.parentElement);
  const list = document.createElement("ul");
  list.id = "search-suggestions";
  list.role = "listbox";
  list.ariaLabel = place.dataset.label ?? "";
  list.hidden = true;
  place.append(list);
  input.role = "combobox";
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let at = -1;
  let asked = "";

  /** @param {number} index */
  const point = (index) => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = index;
    const option = list.children[at];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  /** @param {boolean} open */
  const unfold = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) point(-1);
  };
  const fill = async () => {
    const typed = (asked = input.value.trim());
    const found = typed ? await search.suggest(typed) : [];
    if (typed !== asked) return; // meanwhile
    point(-1);
    list.replaceChildren(...found.map(({ kind, label, url }, index) => {
      const option = document.createElement("li");
      const sort = document.createElement("small");
      option.id = `search-suggestion-${index}`;
      option.role = "option";
      option.ariaSelected = "false";
      option.dataset.url = url;
      sort.textContent = place.dataset[kind] ?? "";
      option.append(label, " ", sort);
      return option;
    }));
    unfold(found.length > 0 && document.activeElement === input);
  };

  input.addEventListener("input", (event) => {
    // An input method is still at work: what stands in the box is not yet meant.
    if (!(/** @type {InputEvent} */ (event).isComposing)) fill();
  });
  input.addEventListener("compositionend", fill);
  input.addEventListener("blur", () => unfold(false));
  input.form?.addEventListener("submit", () => {
    asked = input.value = input.value.trim();
    unfold(false);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") point(at === last ? -1 : at + 1);
    else if (event.key === "ArrowUp") point(at === -1 ? last : at - 1);
    else if (event.key === "Escape") unfold(false);
    else if (event.key === "Enter" && at >= 0) open(list.children[at]);
    else return;
    event.preventDefault();
  });
  /** @param {Element} option */
  const open = (option) => location.assign(/** @type {HTMLElement} */ (option).dataset.url ?? "");
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", ({ target }) => {
    const option = /** @type {Element} */ (target).closest("[role=option]");
    if (option) open(option);
  });
  if (document.activeElement === input && !results) fill(); // what was typed while this was loading
}

const form = /** @type {HTMLFormElement} */ (document.querySelector("form.site-search"));
const results = document.getElementById("search-results");
const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const { engine = "", index = "" } = form.dataset;
/** @type {Promise<Search> | undefined} */
let opened;
/** Opens the index, once; again where that failed: @type {() => Promise<Search>} */
const reach = () => {
  opened ??= import(engine).then(({ openSearch }) => openSearch(index, document.documentElement.lang));
  opened.catch(() => (opened = undefined));
  return opened;
};
reach().then((search) => suggest(input, search)).catch(() => {}); // the form is left, and the page says so
if (results) import(results.dataset.script ?? "").then(({ show }) => show(form, reach));
