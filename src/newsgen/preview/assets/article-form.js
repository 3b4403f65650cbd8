// The fields of an article: what is typed in them, as the preview takes and gives it.
import { suggestWords } from "./combobox.js";

/** @typedef {string | string[] | Record<string, string>} Value */
/** @typedef {Record<string, Value>} Values */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

const SUGGESTED = ["source", "section"]; // of those with one value
const PARTS = /[、，,;；\n]/;

/** A form whose values stay as they were given until somebody types into their fields. */
export class ArticleForm {
  /**
   * @param {HTMLElement} fields
   * @param {(removed: string) => string} labelOf how a button is called that takes a word away
   * @param {() => void} changed told of every change
   */
  constructor(fields, labelOf, changed) {
    /** @type {Values} */
    this.values = {};
    this.fields = fields;
    this.labelOf = labelOf;
    this.changed = changed;
    for (const control of /** @type {NodeListOf<Control>} */ (fields.querySelectorAll("[data-field]"))) {
      const name = /** @type {string} */ (control.dataset.field);
      control.addEventListener("input", () => this.take(name, control.value));
      if (SUGGESTED.includes(name)) {
        suggestWords(/** @type {HTMLInputElement} */ (control), name, (value) => {
          control.value = value;
          this.take(name, value);
        });
      }
    }
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (fields.querySelectorAll("[data-words]"))) {
      this.takeWords(input, /** @type {string} */ (input.dataset.words));
    }
  }

  /**
   * @param {Values} values
   * @param {string[]} typed the fields that are only to be had as YAML
   */
  fill(values, typed) {
    this.values = structuredClone(values);
    for (const name of Object.keys(values)) {
      const control = this.control(name);
      if (control instanceof HTMLInputElement) control.readOnly = typed.includes(name);
      this.show(name);
    }
  }

  /**
   * Give a field another value, as if it had been typed.
   *
   * @param {string} name
   * @param {Value} value
   */
  set(name, value) {
    this.values[name] = value;
    this.show(name);
    this.changed();
  }

  /** @param {string} name */
  show(name) {
    const value = this.values[name];
    if (Array.isArray(value)) {
      this.showWords(name, value);
    } else if (typeof value === "string") {
      const control = this.control(name);
      if (control) this.put(control, value);
    } else {
      for (const [inner, text] of Object.entries(value)) {
        const control = this.control(`${name}.${inner}`);
        if (control) this.put(control, text);
      }
    }
  }

  /**
   * @param {string} name
   * @returns {Control | null}
   */
  control(name) {
    return /** @type {Control | null} */ (document.getElementById(name));
  }

  /**
   * @param {Control} control
   * @param {string} value
   */
  put(control, value) {
    if (control instanceof HTMLSelectElement && ![...control.options].some((option) => option.value === value)) {
      control.add(new Option(value, value)); // a word that the table does not know is kept, and told
    }
    control.value = value;
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  take(name, text) {
    const [group, inner] = name.split(".");
    if (inner) this.values[group] = { ...(/** @type {Record<string, string>} */ (this.values[group])), [inner]: text };
    else this.values[name] = text;
    this.changed();
  }

  /**
   * @param {string} name
   * @param {string[]} words
   */
  showWords(name, words) {
    const list = document.getElementById(`${name}-chosen`);
    list?.replaceChildren(...words.map((word, number) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "×";
      button.setAttribute("aria-label", this.labelOf(word));
      button.addEventListener("click", () => {
        this.set(name, words.filter((_, other) => other !== number));
        document.getElementById(name)?.focus();
      });
      item.append(word, button);
      return item;
    }));
  }

  /**
   * @param {HTMLInputElement} input
   * @param {string} name
   */
  takeWords(input, name) {
    /** @param {string} typed */
    const add = (typed) => {
      const before = /** @type {string[]} */ (this.values[name] ?? []);
      const words = typed.split(PARTS).map((word) => word.trim()).filter((word) => word && !before.includes(word));
      input.value = "";
      if (words.length) this.set(name, [...before, ...words]);
    };
    suggestWords(input, name, add);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const words = /** @type {string[]} */ (this.values[name] ?? []);
      if (event.key === "Enter" && input.value.trim()) {
        event.preventDefault();
        add(input.value);
      } else if (event.key === "Enter") {
        event.preventDefault();
      } else if (event.key === "Backspace" && !input.value && words.length) {
        this.set(name, words.slice(0, -1));
      }
    });
    input.addEventListener("input", (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing) && PARTS.test(input.value)) add(input.value);
    });
    input.addEventListener("change", () => add(input.value));
  }
}
