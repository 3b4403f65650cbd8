// The buttons and keys of the text: they type Markdown, as an editor would, and what they type can be undone.

/** @typedef {{before: string, after: string, lines?: boolean, sample?: string}} Tool */

/** @type {Record<string, Tool>} */
const TOOLS = {
  bold: { before: "**", after: "**" },
  heading: { before: "## ", after: "", lines: true },
  list: { before: "- ", after: "", lines: true },
  quotation: { before: "> ", after: "", lines: true },
  link: { before: "[", after: "](https://)" },
};
/** @type {Record<string, string>} */
const KEYS = { b: "bold", k: "link" };

/**
 * Exchange what is selected, as if it had been typed.
 *
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 */
export function typeInto(area, text) {
  area.focus();
  // Browsers know no other way to type something that their own undo takes back.
  if (!document.execCommand(text ? "insertText" : "delete", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/**
 * @param {HTMLTextAreaElement} area
 * @param {string} name
 */
function use(area, name) {
  if (name === "footnote") {
    addFootnote(area);
    return;
  }
  const tool = TOOLS[name];
  let start = area.selectionStart;
  const end = area.selectionEnd;
  if (tool.lines) {
    start = area.value.lastIndexOf("\n", start - 1) + 1;
    const last = area.value.indexOf("\n", end);
    area.setSelectionRange(start, last < 0 ? area.value.length : last);
    const lines = area.value.slice(start, area.selectionEnd).split("\n");
    const marked = lines.every((line) => line.startsWith(tool.before));
    typeInto(area, lines.map((line) => (marked ? line.slice(tool.before.length) : tool.before + line)).join("\n"));
    return;
  }
  const chosen = area.value.slice(start, end);
  typeInto(area, tool.before + chosen + tool.after);
  const at = start + tool.before.length;
  area.setSelectionRange(at, at + chosen.length);
}

/** @param {HTMLTextAreaElement} area */
function addFootnote(area) {
  let number = 1;
  while (area.value.includes(`[^${number}]`)) number += 1;
  area.setSelectionRange(area.selectionEnd, area.selectionEnd);
  typeInto(area, `[^${number}]`);
  const end = area.value.length;
  area.setSelectionRange(end, end);
  typeInto(area, `${area.value.endsWith("\n") ? "\n" : "\n\n"}[^${number}]: `);
}

/**
 * @param {HTMLTextAreaElement} area
 * @param {HTMLElement} tools the bar with the buttons
 * @param {Record<string, () => void>} [others] what buttons do that type nothing themselves, by their names
 */
export function giveTools(area, tools, others = {}) {
  const buttons = /** @type {HTMLButtonElement[]} */ ([...tools.querySelectorAll("button")]);
  buttons.forEach((button, number) => { button.tabIndex = number ? -1 : 0; });
  tools.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("button"));
    const name = button?.dataset.tool;
    if (name) (others[name] ?? (() => use(area, name)))();
  });
  tools.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (!step || at < 0) return;
    const to = buttons[(at + step + buttons.length) % buttons.length];
    buttons[at].tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
    event.preventDefault();
  });
  area.addEventListener("keydown", (event) => {
    const name = KEYS[event.key.toLowerCase()];
    if (!name || event.isComposing || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    use(area, name);
  });
}
