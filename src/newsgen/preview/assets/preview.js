// Watches the page that it stands in: reloads it when it has changed, and says over it what there is to say.
// All that is shown lies in a shadow tree, so that neither style touches the other.
"use strict";

(() => {
  const { seen } = document.currentScript.dataset;
  const files = "/-/newsgen/files/";
  const dismissed = "newsgen-preview-dismissed";

  const host = document.createElement("newsgen-preview");
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  const place = document.createElement("div");
  style.rel = "stylesheet";
  style.href = `${files}dock.css`;
  const styled = new Promise((done) => { style.onload = style.onerror = done; });
  root.append(style, place);

  let html = "";
  let failure = "";

  const open = (id) => {
    const dialog = root.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
  };

  const show = (said) => {
    failure = said.failure;
    host.toggleAttribute("data-bar", said.bar);
    if (said.html !== html) {
      const before = root.querySelector("dialog[open]")?.id;
      place.innerHTML = html = said.html;
      for (const dialog of root.querySelectorAll("dialog")) {
        dialog.addEventListener("close", () => {
          if (dialog.id === "failure") sessionStorage.setItem(dismissed, failure);
        });
      }
      if (before === "warnings") open(before);
    }
    if (!failure) sessionStorage.removeItem(dismissed);
    else if (sessionStorage.getItem(dismissed) !== failure) open("failure");
  };

  // Into the clipboard as HTML; what is promised may come after the click, which browsers ask for.
  const copy = async (button) => {
    const answer = fetch(button.dataset.copies).then((found) => {
      if (!found.ok) throw new Error(found.statusText);
      return found.text();
    });
    const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;
    const part = (type, made) => answer.then((html) => new Blob([made(html)], { type }));
    try {
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/html": part("text/html", (html) => html),
          "text/plain": part("text/plain", plain),
        }),
      ]);
      button.textContent = button.dataset.done;
    } catch {
      button.textContent = button.dataset.failed;
    }
  };

  root.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.dataset.copies) copy(button);
    else if (button?.dataset.opens) open(button.dataset.opens);
    else if (button?.classList.contains("close") || target.localName === "dialog") target.closest("dialog").close();
  });

  // A browser has six connections to a host: pages in tabs that nobody sees give theirs up, and look again when
  // they are shown.
  let source;
  const listen = () => {
    if (document.hidden || source) return;
    const page = encodeURIComponent(location.pathname + location.search);
    source = new EventSource(`/-/newsgen/events?seen=${seen}&page=${page}`);
    source.onmessage = async ({ data }) => {
      const said = JSON.parse(data);
      if (said.reload) {
        location.reload(); // browsers keep the place where the reader was
        return;
      }
      await styled;
      show(said);
    };
    source.onerror = () => root.querySelector(".stopped")?.removeAttribute("hidden");
    source.onopen = () => root.querySelector(".stopped")?.setAttribute("hidden", "");
  };
  const leave = () => {
    source?.close();
    source = undefined;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);

  document.documentElement.append(host);
  listen();
})();
