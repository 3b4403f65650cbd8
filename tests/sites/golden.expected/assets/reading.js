// What an article offers to its reader where scripts run: a size of type, its link, the device's own share
// sheet, and a voice. Nothing is asked of any other host.
"use strict";

(() => {
  const root = document.documentElement;
  const tools = document.querySelector(".tools");
  if (!tools) return;
  const part = (name) => tools.querySelector(`.${name}`);

  // The size of type: kept in this browser, and set by the first script of every page.
  const sizes = part("size-switch");
  const show = () => {
    for (const button of sizes.children) button.setAttribute("aria-pressed", button.value === (root.dataset.size || ""));
  };
  sizes.addEventListener("click", ({ target }) => {
    if (target.localName !== "button") return;
    root.dataset.size = target.value;
    try { target.value ? localStorage.setItem("newsgen-size", target.value) : localStorage.removeItem("newsgen-size"); } catch { /* for this page */ }
    show();
  });
  show();
  sizes.hidden = false;

  // The address, without the place in the page that a reader has come to.
  const address = tools.dataset.address;
  const copy = part("copy");
  if (navigator.clipboard) {
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(address);
      part("told").textContent = copy.dataset.done;
    });
    copy.hidden = false;
  }
  const share = part("share-sheet");
  if (navigator.share) {
    share.addEventListener("click", () => navigator.share({ title: document.title, url: address }).catch(() => {}));
    share.hidden = false;
  }

  // A voice of the edition's language: by its region, else any that speaks Chinese as the edition is written.
  const listen = part("listen");
  const voices = { "zh-Hans": ["zh-CN", "zh-SG"], "zh-Hant": ["zh-TW"], "zh-Hant-TW": ["zh-TW"], "zh-Hant-HK": ["zh-HK", "yue-HK"] };
  const speech = window.speechSynthesis;
  const voice = () => {
    const wanted = voices[root.lang] || [];
    return speech.getVoices().find((each) => wanted.includes(each.lang.replace("_", "-")));
  };
  // What is said: paragraphs and headings in their order, no notes, nothing that belongs to a picture, none of the
  // numbers that lead to notes, no pronunciation beside characters.
  const texts = () => {
    const parts = document.querySelectorAll(".story h1, .story .standfirst, .body :is(h2, h3, h4, h5, h6, p, li)");
    const said = [...parts].filter((part) => !part.closest(".footnote, .credit, figure, .site-embed") && !part.parentElement.closest("li"));
    return said.map((part) => {
      const text = part.cloneNode(true);
      for (const silent of text.querySelectorAll(".footnote-ref, rt, rp")) silent.remove();
      return text.textContent.trim();
    }).filter(Boolean);
  };
  const quiet = () => {
    speech.cancel();
    listen.textContent = listen.dataset.start;
    listen.setAttribute("aria-pressed", "false");
  };
  const offer = () => { listen.hidden = !voice(); };
  if (speech) {
    listen.addEventListener("click", () => {
      if (listen.getAttribute("aria-pressed") === "true") { quiet(); return; }
      texts().forEach((text, at, all) => {
        const saying = new SpeechSynthesisUtterance(text);
        saying.voice = voice();
        saying.lang = saying.voice.lang.replace("_", "-");
        if (at === all.length - 1) saying.addEventListener("end", quiet);
        speech.speak(saying);
      });
      listen.textContent = listen.dataset.stop;
      listen.setAttribute("aria-pressed", "true");
    });
    speech.addEventListener?.("voiceschanged", offer);
    addEventListener("pagehide", quiet);
    offer();
  }
})();
