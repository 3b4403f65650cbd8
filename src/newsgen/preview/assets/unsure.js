// How many conversions of an article are unsure: the preview counts them after the page is there.

/** Show the count in each mark that has the path of an article, where there is anything to count. */
export async function countUnsure() {
  const marks = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".unsure[data-path]"))];
  if (!marks.length) return;
  const asked = new URLSearchParams(marks.map(({ dataset }) => ["path", dataset.path ?? ""]));
  const answer = await fetch(`/-/newsgen/unsure?${asked}`).catch(() => undefined);
  /** @type {Record<string, number>} */
  const counts = answer?.ok ? await answer.json() : {};
  for (const mark of marks) {
    const { path = "", one = "", some = "" } = mark.dataset;
    const count = counts[path] ?? 0;
    mark.textContent = count === 1 ? one : some.replace("{count}", String(count));
    mark.hidden = !count;
  }
}
