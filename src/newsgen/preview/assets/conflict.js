// Two have changed an article: what each has, line by line, and which is to stay.

/**
 * @param {[string, string][]} differences lines, each with ` ` for both, `-` for theirs, `+` for mine
 * @returns {Promise<string>} `mine`, `theirs`, `merge`, or empty where that is left for later
 */
export function askWhichOne(differences) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("conflict"));
  const place = /** @type {HTMLElement} */ (document.getElementById("differences"));
  place.replaceChildren(...differences.map(([kind, text]) => {
    const line = document.createElement(kind === "+" ? "ins" : kind === "-" ? "del" : "span");
    line.textContent = `${kind} ${text}\n`;
    return line;
  }));
  return new Promise((answer) => {
    const buttons = dialog.querySelectorAll("button");
    for (const button of buttons) button.onclick = () => dialog.close(button.dataset.choice);
    dialog.returnValue = "";
    dialog.onclose = () => answer(dialog.returnValue);
    dialog.showModal();
  });
}
