// Asks an index in a folder by the readers' module: {module, folder, edition, queries} on standard input, each query
// {text, filters}; {found, folded, parsed, cards, suggested} on standard output.
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const asked = JSON.parse(await text(process.stdin));
const { openSearch, parse } = await import(pathToFileURL(asked.module).href);
let bytes = 0;
const fetch = async (url) => {
  const content = await readFile(url.split("?")[0]);
  bytes += content.length;
  return new Response(content);
};
const search = await openSearch(`${asked.folder}/`, asked.edition, fetch);
const found = [];
for (const { text: query, filters } of asked.queries ?? []) {
  const fresh = asked.fresh ? await openSearch(`${asked.folder}/`, asked.edition, fetch) : search;
  const [requests, before] = [fresh.requests, bytes];
  const answer = await fresh.find(query, filters);
  found.push({ ...answer, requests: fresh.requests - requests, bytes: bytes - before });
}
const folded = (asked.texts ?? []).map((each) => search.fold(each));
const parsed = (asked.parsed ?? []).map((each) => parse(each, (part) => search.fold(part).text));
const cards = asked.cards ? await search.cards(asked.cards) : [];
const suggested = await Promise.all((asked.typed ?? []).map((each) => search.suggest(each)));
process.stdout.write(JSON.stringify({ found, folded, parsed, cards, suggested }));
