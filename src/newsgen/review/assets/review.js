"use strict";

const words = JSON.parse(document.body.dataset.words);
const token = document.querySelector('meta[name="newsgen-token"]').content;
const byId = (id) => document.getElementById(id);
const labels = JSON.parse(document.body.dataset.labels);
const fields = JSON.parse(document.body.dataset.fields);
const path = new URLSearchParams(location.search).get("path") ?? ""; // of the one article that is asked about
const skipped = [];
let questions = []; // the first of those that are left
let left = 0;
let form = ""; // another form than the one that stands there
let busy = false;

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

async function ask(address, body) {
  if (busy) return null;
  busy = true;
  byId("message").textContent = "";
  try {
    const answer = await fetch(address, body && {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Newsgen-Token": token },
      body: JSON.stringify({ skipped, path, ...body }),
    });
    const said = answer.headers.get("Content-Type").startsWith("application/json")
      ? await answer.json()
      : { message: await answer.text() };
    if (answer.ok) return said;
    byId("message").textContent = said.message;
  } catch {
    byId("message").textContent = words.failed;
  } finally {
    busy = false;
  }
  return null;
}

async function decide(action, more) {
  const said = await ask("decide", { action, key: questions[0]?.key, ...more });
  if (said) show(said);
}

function show(said) {
  questions = said.questions;
  left = said.left;
  byId("count").textContent = left ? filled(words.left, { left }) : words.nothing;
  showQuestion();
}

async function refresh() {
  const said = await ask("queue", { skipped });
  if (said) show(said);
  else byId("count").textContent = "";
}

function marked(id, [before, given, after]) {
  const mark = document.createElement("mark");
  mark.textContent = given;
  byId(id).replaceChildren(before, mark, after);
}

function button(label, key, act) {
  const made = document.createElement("button");
  const shown = document.createElement("kbd");
  shown.textContent = key;
  made.append(shown, label);
  made.addEventListener("click", act);
  return made;
}

function showQuestion() {
  const question = questions[0];
  byId("question").hidden = !question;
  byId("skip").hidden = !question;
  byId("again").hidden = !skipped.length;
  close();
  if (!question) return;
  const [first, ...others] = question.places;
  const field = { ...fields, title: words.title, text: words.text };
  const where = (place) => `${place.path}:${place.line} · ${field[place.field] ?? place.field}`;
  const count = question.count === 1 ? words.place : filled(words.places, question);
  byId("where").textContent = `${where(first)} · ${count}`;
  byId("editions").textContent = question.editions.map((tag) => labels[tag] ?? tag).join(" ");
  byId("editions").parentElement.lang = first.edition;
  marked("source", first.source);
  marked("target", first.converted);
  const listed = [...new Set(others.map(where))].filter((other) => other !== where(first));
  byId("elsewhere").replaceChildren(...listed.slice(0, 5).map((text) => {
    const item = document.createElement("li");
    item.textContent = text;
    return item;
  }));
  byId("candidates").lang = first.edition;
  byId("candidates").replaceChildren(...question.candidates.map((candidate, at) =>
    button(candidate, at + 1, () => (at ? choose(candidate) : decide("accept")))));
  const right = byId("candidates").firstChild;
  right.className = "main";
  right.append(` ${words.right}`);
  byId("where").focus({ preventScroll: true });
}

function close() {
  for (const id of ["reach", "naming", "ending"]) byId(id).hidden = true;
  for (const id of ["form", "extent"]) byId(id).value = "";
  byId("forms").replaceChildren();
  form = "";
}

function choose(chosen) {
  close();
  form = chosen;
  byId("chosen").textContent = filled(words.otherwise, { form });
  byId("reach").hidden = false;
  byId("as-name").focus();
}

function name() {
  byId("reach").hidden = true;
  byId("naming").hidden = false;
  byId("extent").value = questions[0].given;
  byId("extent").focus();
}

async function suggest() {
  const typed = byId("extent").value.trim();
  const said = await ask("decide", { action: "suggest", key: questions[0].key, typed, form });
  if (!said) return;
  byId("forms").replaceChildren(...Object.entries(said.forms).map(([edition, likely]) => {
    const row = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement("input");
    row.className = "row";
    label.textContent = labels[edition] ?? edition;
    label.htmlFor = input.id = `form-${edition}`;
    input.lang = input.name = edition;
    input.value = likely;
    row.append(label, input);
    return row;
  }));
  byId("ending").hidden = false;
  byId("ending").querySelector("button").focus();
}

function skip() {
  skipped.push(questions.shift().key);
  left -= 1;
  if (!questions.length && left) {
    refresh();
    return;
  }
  byId("count").textContent = left
    ? filled(words.left, { left })
    : filled(words.skipped, { count: skipped.length });
  showQuestion();
}

byId("typing").addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = byId("form").value.trim();
  if (typed) choose(typed);
});
byId("naming").addEventListener("submit", (event) => {
  event.preventDefault();
  if (byId("ending").hidden) {
    suggest();
    return;
  }
  const forms = Object.fromEntries([...byId("forms").querySelectorAll("input")].map((each) => [each.name, each.value]));
  decide("name", { typed: byId("extent").value, forms, kind: byId("kind").value });
});
byId("suggest").addEventListener("click", suggest);
byId("as-name").addEventListener("click", name);
byId("as-rule").addEventListener("click", () => decide("rule", { form }));
byId("skip").addEventListener("click", skip);
byId("undo").addEventListener("click", () => decide("undo"));
byId("again").addEventListener("click", () => {
  skipped.length = 0;
  refresh();
});
for (const back of document.querySelectorAll(".back")) back.addEventListener("click", showQuestion);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && questions.length) showQuestion();
  const inside = event.target.closest("a, input, select, button, textarea");
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (inside && (!["A", "BUTTON"].includes(inside.tagName) || event.key === "Enter")) return;
  if (event.key === "u") {
    decide("undo");
  } else if (!questions.length) {
    return;
  } else if (event.key === "Enter" && byId("reach").hidden) {
    decide("accept");
  } else if (event.key === "n") {
    name();
  } else if (event.key === "r" && form) {
    decide("rule", { form });
  } else if (event.key === "s") {
    skip();
  } else if (/^[1-9]$/.test(event.key)) {
    byId("candidates").children[event.key - 1]?.click();
  } else {
    return;
  }
  event.preventDefault();
});

if (path && byId("article")) {
  byId("article").href += `?path=${encodeURIComponent(path)}`;
  byId("article").hidden = false;
}
refresh();
