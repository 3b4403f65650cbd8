// What the pages of the desk share: requests that change something, and sentences to the editor.

/**
 * @typedef {Record<string, any>} Said
 */

/** @type {string} */
const token = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="newsgen-token"]')).content;

const place = () => /** @type {HTMLElement} */ (document.getElementById("said"));

/**
 * Ask the preview for something that changes the site: JSON of an object, or the bytes of a file.
 *
 * @param {string} address below /-/newsgen/
 * @param {object | Blob} body
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ok: boolean, status: number, said: Said}>} a status of 0 where nobody answers; where it
 *   is not `ok`, `said.message` says why
 */
export async function change(address, body, signal) {
  const raw = body instanceof Blob;
  try {
    const answer = await fetch(`/-/newsgen/${address}`, {
      method: "POST",
      headers: {
        "Content-Type": raw ? "application/octet-stream" : "application/json",
        "X-Newsgen-Token": token,
      },
      body: raw ? body : JSON.stringify(body),
      signal,
    });
    if (answer.status >= 500) return { ok: false, status: answer.status, said: { message: place().dataset.failed } };
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    const said = isJson ? await answer.json() : { message: (await answer.text()).trim() };
    return { ok: answer.ok, status: answer.status, said };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { ok: false, status: 0, said: { message: place().dataset.stopped } };
  }
}

/**
 * Say a sentence to the editor, also to one who listens; it stands until the next.
 *
 * @param {string} sentence
 * @param {boolean} [bad]
 */
export function say(sentence, bad = false) {
  place().textContent = sentence;
  place().classList.toggle("bad", bad);
}
