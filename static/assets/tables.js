// Tables of data: sorted by a click on a heading, filtered by what is typed. Without it they are as the page has them.
const { filterWord = "", filterNone = "" } = document.querySelector("[data-filter-word]")?.dataset ?? {};

/** What a cell is sorted by: its exact value where it has one, else its text. */
const keyOf = (cell) => {
  const value = cell?.dataset.value ?? "";
  if (value && !Number.isNaN(Number(value))) return Number(value);
  return value || cell?.textContent.trim() || "";
};

const compare = (first, second) => {
  if (typeof first === "number" && typeof second === "number") return first - second;
  return String(first).localeCompare(String(second), document.documentElement.lang);
};

/** Sort the rows of a table by a column; empty cells stay at the end. */
const sort = (table, column, descending) => {
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => {
    const [first, second] = [keyOf(a.cells[column]), keyOf(b.cells[column])];
    if (first === "" || second === "") return (first === "") - (second === "");
    return descending ? compare(second, first) : compare(first, second);
  });
  table.tBodies[0].append(...rows);
};

const makeSortable = (table) => {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const descending = heading.getAttribute("aria-sort") === "ascending";
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
      sort(table, column, descending);
    });
  });
};

const makeFilterable = (table) => {
  const label = document.createElement("label");
  label.className = "table-filter";
  const input = document.createElement("input");
  input.type = "search";
  label.append(`${filterWord} `, input);
  const none = document.createElement("p");
  none.className = "data-note";
  none.setAttribute("role", "status");
  table.closest(".table-scroll").before(label, none);
  input.addEventListener("input", () => {
    const typed = input.value.trim().toLowerCase();
    const rows = [...table.tBodies[0].rows];
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(typed);
    none.textContent = rows.every((row) => row.hidden) ? filterNone : "";
  });
};

for (const table of document.querySelectorAll("table[data-sortable]")) {
  makeSortable(table);
  if (table.tBodies[0].rows.length > 5) makeFilterable(table);
}
