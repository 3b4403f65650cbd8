// The page of the article beside its text, as it is now: put into the frame without loading it anew, so that it
// neither flickers nor leaves its place.

export class PageBeside {
  /**
   * @param {HTMLIFrameElement} frame
   * @param {string} path
   */
  constructor(frame, path) {
    this.frame = frame;
    this.path = path;
    this.edition = "";
    this.html = "";
    frame.addEventListener("load", () => {
      const page = frame.contentDocument;
      // A link would lead the frame away from the article.
      page?.addEventListener("click", (event) => {
        const link = /** @type {Element} */ (event.target).closest?.("a[href]");
        if (link && !link.getAttribute("href")?.startsWith("#")) event.preventDefault();
      });
    });
  }

  /**
   * @param {string} html the page, empty where the edition has none
   * @param {string} edition
   */
  show(html, edition) {
    this.frame.hidden = !html;
    if (!html || (html === this.html && edition === this.edition)) return;
    const page = this.frame.contentDocument;
    const next = new DOMParser().parseFromString(html, "text/html");
    const same = this.edition === edition && page?.body && this.head === next.head.innerHTML;
    this.html = html;
    this.edition = edition;
    this.head = next.head.innerHTML;
    if (same && page) {
      const [x, y] = [page.defaultView?.scrollX ?? 0, page.defaultView?.scrollY ?? 0];
      page.body.replaceWith(page.adoptNode(next.body));
      page.defaultView?.scrollTo(x, y);
      return;
    }
    const query = new URLSearchParams({ path: this.path, edition });
    this.frame.contentWindow?.location.replace(`/-/newsgen/write/shown?${query}`);
  }
}
