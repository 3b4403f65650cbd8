// What the reader modes of browsers make of pages: @mozilla/readability, which is Firefox's. Has the folder of
// the packages and the files of pages as arguments; prints a list, one entry for each page.
const { readFileSync } = require("node:fs");
const [packages, ...pages] = process.argv.slice(2);
const { Readability, isProbablyReaderable } = require(`${packages}/@mozilla/readability`);
const { parseHTML } = require(`${packages}/linkedom`);

const read = (page) => {
  const { document } = parseHTML(readFileSync(page, "utf8"));
  const offered = isProbablyReaderable(document);
  return { offered, ...new Readability(document).parse() };
};
console.log(JSON.stringify(pages.map(read)));
