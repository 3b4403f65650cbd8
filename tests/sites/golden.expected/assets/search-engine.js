// Search without a server: reads the index that the build makes, and answers as a full scan of the folded texts
// would (of very long terms docs/search.md says more). No part of it knows the page that it is used on.

/**
 * @typedef {{region?: string, industry?: string, source?: string, year?: string}} Filters
 * @typedef {{value: string, label: string, count: number}} Value
 * @typedef {{total: number, ids: number[], facets: Record<string, Value[]>, terms: string[],
 *   version: string}} Found
 * @typedef {{id: number, title: string, url: string, date: string, source: string, region: string, summary: string,
 *   excerpt?: boolean}} Card an `excerpt` is all that may be shown of an article's text
 * @typedef {{kind: string, label: string, url: string, count: number}} Suggestion
 * @typedef {(url: string, options?: RequestInit) => Promise<Response>} Fetch
 * @typedef {{text: string, map: number[], ends: number[]}} Folded
 * @typedef {{terms: string[], excludes: string[], whole: string}} Query
 * @typedef {{format: number, version: string, articles: number, size: number, bits: number, heavy: string[],
 *   rooms: [number, number], overlap: number, placeBits: number, pack: number, editions: Record<string, string>,
 *   facets: Record<string, [string, number[]][]>}} Start
 * @typedef {{wide: string, forms: string}} Folding
 * @typedef {{labels: Record<string, Record<string, string>>, lists: [string, string, string, number][]}} Labels
 * @typedef {{places: Float64Array | null, fields: Map<number, number>}} Matches
 * @typedef {{list: Float64Array, offset: number, end: number}} Piece where a part of a text stands, and which part it is
 */

const MAX_SUGGESTIONS = 8;
// Milliseconds after which a query asks first whether the site has another index than it had.
const FRESH = 60_000;
const FIELD_OTHER = 2;
// A place of an article is one number: this many times the article's number, and the place in it.
const STRIDE = 2 ** 24;
// What a group of lists holds: see docs/search.md.
const PAIR = 0;
const THREE = 1;
const SINGLE = 2;
const HEAVY = 5;
const UNITS = [2, 3, 1, 1, 1, 2, 2, 2];
/** How many ones each byte has. */
const ONES = new Uint8Array(256);
for (let byte = 1; byte < 256; byte++) ONES[byte] = ONES[byte >> 1] + (byte & 1);

/**
 * Open the index of a site for readers of an edition.
 * @param {string} baseUrl the address of the folder `search-index` of the site, with a slash at its end
 * @param {string} edition the edition's tag, as `zh-Hant-TW`
 * @param {Fetch} [fetch] what fetches files
 * @returns {Promise<Search>}
 */
export async function openSearch(baseUrl, edition, fetch = (url, options) => globalThis.fetch(url, options)) {
  const files = new Files(baseUrl, fetch);
  const [start, folding] = await Promise.all([files.start(), files.json("folding.json")]);
  return new Search(files, edition, start, folding);
}

/** Files of the index; counts how many were asked for. */
class Files {
  /**
   * @param {string} baseUrl
   * @param {Fetch} fetch
   */
  constructor(baseUrl, fetch) {
    this.baseUrl = baseUrl;
    this.fetch = fetch;
    this.requests = 0;
  }

  /**
   * @param {string} path
   * @param {RequestInit} [options]
   */
  async get(path, options) {
    this.requests++;
    const response = await this.fetch(this.baseUrl + path, options);
    if (!response.ok) throw new Error(`${this.baseUrl}${path}: ${response.status}`);
    return response;
  }

  /** @param {string} path */
  async json(path) {
    return (await this.get(path)).json();
  }

  /**
   * Return the start of the index as the site has it now: one that the browser kept would not fit newer lists.
   * @returns {Promise<Start>}
   */
  async start() {
    return (await this.get("start.json", { cache: "no-cache" })).json();
  }
}

/** The index of a site, for readers of one edition. */
export class Search {
  /** @type {Map<number, Promise<Uint8Array>>} */
  #files = new Map();
  /** @type {Map<string, Promise<(Card | null)[]>>} */
  #packs = new Map();
  /** @type {Map<string, Promise<Labels>>} */
  #named = new Map();

  /**
   * @param {Files} files
   * @param {string} edition
   * @param {Start} start
   * @param {Folding} folding
   */
  constructor(files, edition, start, folding) {
    this.edition = edition;
    this.source = files;
    this.start = start;
    this.heavy = new Set(start.heavy);
    this.folder = new Folder(folding);
    this.asked = Date.now();
    this.fresh = Promise.resolve();
    void this.labels; // it comes while the first query is answered
  }

  /**
   * What values of facets are called; a query does without it if need be, and the next one asks again.
   * @returns {Promise<Labels>}
   */
  get labels() {
    const path = `${this.start.editions[this.edition]}labels.json`;
    return remembered(this.#named, path, () => this.source.json(path)).catch(() => ({ labels: {}, lists: [] }));
  }

  /** Comes when it is known what index the site has; of queries that come close together one asks. */
  #current() {
    if (Date.now() - this.asked >= FRESH) {
      this.asked = Date.now();
      this.fresh = this.#refresh();
      this.fresh.catch(() => (this.asked = 0)); // the next query asks again
    }
    return this.fresh;
  }

  /** Takes the index that the site has meanwhile, if it is another one: its files do not fit the old start. */
  async #refresh() {
    const start = await this.source.start();
    if (start.version === this.start.version) return;
    this.folder = new Folder(await this.source.json("folding.json"));
    this.start = start;
    this.heavy = new Set(start.heavy);
    for (const kept of [this.#files, this.#packs, this.#named]) kept.clear();
  }

  /** How many files have been asked for so far. */
  get requests() {
    return this.source.requests;
  }

  /**
   * Fold a text as the index is; `map` and `ends` have for each unit of the folded text where the sign that it comes
   * from begins and ends in the original.
   * @param {string} text
   * @returns {Folded}
   */
  fold(text) {
    return this.folder.fold(text);
  }

  /**
   * Find the articles that a query asks for, the best first.
   * @param {string} text
   * @param {Filters} [filters]
   * @returns {Promise<Found>}
   */
  async find(text, filters = {}) {
    await this.#current();
    const { version } = this.start;
    const query = parse(text, (part) => this.folder.fold(part).text);
    if (!query.terms.length) return { total: 0, ids: [], facets: {}, terms: [], version };
    const [terms, excludes] = await Promise.all([
      Promise.all(query.terms.map((term) => this.#matches(term))),
      Promise.all(query.excludes.map((term) => this.#matches(term))),
    ]);
    /** @type {Map<number, number>} the least important field that a term is first found in, by article */
    const worst = new Map();
    const [rarest, ...others] = [...terms].sort((one, other) => one.fields.size - other.fields.size);
    for (const [article, field] of rarest.fields) {
      let least = field;
      for (const { fields } of others) least = Math.max(least, fields.get(article) ?? NaN); // which any maximum then is
      if (!Number.isNaN(least) && !excludes.some(({ fields }) => fields.has(article))) worst.set(article, least);
    }
    const whole = worst.size && terms.length > 1 ? await this.#whole(query, terms) : null;
    const { ids, facets } = this.#filtered([...worst.keys()], filters, (await this.labels).labels);
    // One number for each, so that they are sorted without a function: the rank, then the newest first.
    const order = Float64Array.from(ids, (article) => {
      const rank = 2 * Number(worst.get(article)) + Number(whole !== null && !whole.has(article));
      return (rank + 1) * STRIDE - 1 - article;
    });
    const ranked = Array.from(order.sort(), (place) => STRIDE - 1 - (place % STRIDE));
    return { total: ids.length, ids: ranked, facets, terms: query.terms.flatMap(spellings), version };
  }

  /**
   * Whether what was found has the numbers that articles have in the index that the site has now.
   * @param {Found} found
   */
  async holds(found) {
    await this.#current();
    return found.version === this.start.version;
  }

  /**
   * Return what is shown of articles, in their order.
   * @param {number[]} ids
   * @returns {Promise<Card[]>}
   */
  async cards(ids) {
    const cards = await Promise.all(ids.map((id) => this.#card(id)));
    return cards.filter((card) => card !== null);
  }

  /**
   * Return lists whose name has what is typed, those that begin with it first.
   * @param {string} typed
   * @returns {Promise<Suggestion[]>}
   */
  async suggest(typed) {
    const wanted = this.folder.fold(typed).text;
    if (!wanted) return [];
    const { lists } = await this.labels;
    /** @type {[number, Suggestion][]} */
    const found = [];
    for (const [kind, label, url, count] of lists) {
      const place = this.folder.fold(label).text.indexOf(wanted);
      if (place >= 0) found.push([Math.min(place, 1), { kind, label, url, count }]);
    }
    found.sort(([place, one], [other, two]) => place - other || two.count - one.count);
    return found.slice(0, MAX_SUGGESTIONS).map(([, suggestion]) => suggestion);
  }

  /**
   * Return where any spelling of a term stands.
   * @param {string} term
   * @returns {Promise<Matches>}
   */
  async #matches(term) {
    const [first, ...others] = await Promise.all(spellings(term).map((each) => this.#phrase(each)));
    for (const other of others) {
      for (const [article, field] of other.fields) {
        first.fields.set(article, Math.min(field, first.fields.get(article) ?? field));
      }
    }
    return others.length ? { places: null, fields: first.fields } : first;
  }

  /**
   * Return where a text stands, and in which field of each article first.
   * @param {string} text
   * @returns {Promise<Matches>}
   */
  async #phrase(text) {
    if (text.length === 1) return this.#fields(text, SINGLE);
    if (text.length === 2 && this.heavy.has(text)) return this.#fields(text, HEAVY);
    /** @type {Piece[]} */
    const pieces = await Promise.all(
      this.#pieces(text).map(async ([at, key]) => ({ list: await this.#places(key), offset: at, end: at + key.length })),
    );
    const places = intersection(pieces);
    const fields = this.#fieldsOf(places);
    if (text.length <= this.#reach) return { places, fields };
    // Where a block ends within so long a text, no place has the whole of it; but all shorter parts have one.
    const parts = runs(pieces, this.#reach).map((run) => this.#fieldsOf(intersection(run)));
    for (const article of parts[0].keys()) {
      if (!fields.has(article) && parts.every((part) => part.has(article))) fields.set(article, FIELD_OTHER);
    }
    return { places: null, fields };
  }

  /** How many units of a text stand together in some block, wherever blocks end. */
  get #reach() {
    return this.start.overlap + 1;
  }

  /**
   * Cut a text of two units or more into keys of the index that cover it; with the place of each.
   * @param {string} text
   * @returns {[number, string][]}
   */
  #pieces(text) {
    const isHeavy = (/** @type {number} */ at) => this.heavy.has(text.slice(at, at + 2));
    /** @type {[number, string][]} */
    const pieces = [];
    let covered = 0;
    while (covered < text.length) {
      let at = Math.min(covered, text.length - 2);
      let length = 2;
      if (text.length > 2 && (isHeavy(at) || (at + 2 < text.length && isHeavy(at + 1)))) {
        at = Math.min(at, text.length - 3);
        length = 3;
      }
      pieces.push([at, text.slice(at, at + length)]);
      covered = at + length;
    }
    return pieces;
  }

  /**
   * @param {Float64Array} places
   * @returns {Map<number, number>}
   */
  #fieldsOf(places) {
    const [summary, other] = this.start.rooms;
    const fields = new Map();
    let last = -1;
    for (const place of places) {
      const article = Math.floor(place / STRIDE);
      if (article === last) continue; // the first place is in the most important field
      last = article;
      const within = place - article * STRIDE;
      fields.set(article, within < summary ? 0 : within < other ? 1 : FIELD_OTHER);
    }
    return fields;
  }

  /**
   * Return the articles that have all terms as one phrase.
   * @param {Query} query
   * @param {Matches[]} terms
   * @returns {Promise<{has: (article: number) => boolean}>}
   */
  async #whole(query, terms) {
    const lists = terms.map((term, at) => ({ list: term.places, offset: query.terms.slice(0, at).join("").length }));
    const isJoined = query.terms.join("") === query.whole && query.whole.length <= this.#reach;
    if (isJoined && lists.every(({ list }) => list)) {
      return this.#fieldsOf(intersection(/** @type {{list: Float64Array, offset: number}[]} */ (lists)));
    }
    return (await this.#matches(query.whole)).fields;
  }

  /**
   * Return the articles with a key, by the field that first has it.
   * @param {string} key
   * @param {number} kind
   * @returns {Promise<Matches>}
   */
  async #fields(key, kind) {
    const file = await this.#file(key);
    const fields = new Map();
    for (let field = 0; field <= FIELD_OTHER; field++) {
      const found = lookUp(file, kind + field, key, this.start);
      for (const article of found?.articles ?? []) fields.set(article, field);
    }
    return { places: null, fields };
  }

  /**
   * Return all places of a key.
   * @param {string} key
   * @returns {Promise<Float64Array>}
   */
  async #places(key) {
    const found = lookUp(await this.#file(key), key.length === 2 ? PAIR : THREE, key, this.start);
    return found?.places ?? new Float64Array(0);
  }

  /**
   * Return the file of the index that has a key.
   * @param {string} key
   * @returns {Promise<Uint8Array>}
   */
  #file(key) {
    const number = fileOf(key, this.start.bits);
    return remembered(this.#files, number, async () =>
      new Uint8Array(await (await this.source.get(`${number}.bin?${this.start.version}`)).arrayBuffer()),
    );
  }

  /**
   * Return an article's card, that of another edition where the reader's has none.
   * @param {number} id
   * @returns {Promise<Card | null>}
   */
  async #card(id) {
    const { pack, editions } = this.start;
    const number = Math.floor(id / pack);
    for (const edition of new Set([this.edition, ...Object.keys(editions)])) {
      const path = `${editions[edition]}cards-${number}.json?${this.start.version}`;
      const card = (await remembered(this.#packs, path, () => this.source.json(path)))[id % pack];
      if (card) return card;
    }
    return null;
  }

  /**
   * Leave out what filters exclude. The counts of a facet are of what the other facets' filters leave.
   * @param {number[]} articles
   * @param {Filters} filters
   * @param {Record<string, Record<string, string>>} labels
   * @returns {{ids: number[], facets: Record<string, Value[]>}}
   */
  #filtered(articles, filters, labels) {
    const values = Object.entries(this.start.facets);
    /** @type {Map<string, Set<number>>} */
    const chosen = new Map();
    for (const [name, lists] of values) {
      const wanted = filters[/** @type {keyof Filters} */ (name)];
      if (wanted) chosen.set(name, new Set(members(lists.find(([value]) => value === wanted)?.[1] ?? [])));
    }
    const left = (/** @type {string} */ but) => {
      const sets = [...chosen].filter(([name]) => name !== but).map(([, set]) => set);
      return articles.filter((id) => sets.every((set) => set.has(id)));
    };
    const ids = left("");
    /** @type {Record<string, Value[]>} */
    const facets = {};
    for (const [name, lists] of values) {
      const counted = new Uint8Array(this.start.articles);
      for (const id of chosen.has(name) ? left(name) : ids) counted[id] = 1;
      facets[name] = lists
        .map(([value, gaps]) => ({
          value,
          label: labels[name]?.[value] ?? value,
          count: common(gaps, counted),
        }))
        .filter(({ count, value }) => count || value === filters[/** @type {keyof Filters} */ (name)])
        .sort((one, other) => other.count - one.count);
    }
    return { ids, facets };
  }
}

/**
 * Return the numbers whose differences these are.
 * @param {number[]} gaps
 */
function members(gaps) {
  let last = -1;
  return gaps.map((gap) => (last += gap + 1));
}

/**
 * Return how many of the numbers whose differences these are have a one.
 * @param {number[]} gaps
 * @param {Uint8Array} ones
 */
function common(gaps, ones) {
  let [count, number] = [0, -1];
  for (const gap of gaps) {
    number += gap + 1;
    count += ones[number];
  }
  return count;
}

/**
 * Return what is remembered under a key; made where there is nothing, and again where that failed.
 * @template Key, Value
 * @param {Map<Key, Promise<Value>>} memory
 * @param {Key} key
 * @param {() => Promise<Value>} make
 * @returns {Promise<Value>}
 */
function remembered(memory, key, make) {
  let value = memory.get(key);
  if (!value) {
    value = make();
    memory.set(key, value);
    value.catch(() => memory.delete(key));
  }
  return value;
}

/**
 * Return where all lists have a place, each less its offset.
 * @param {{list: Float64Array, offset: number}[]} lists
 * @returns {Float64Array}
 */
function intersection(lists) {
  const [first, ...others] = [...lists].sort((one, other) => one.list.length - other.list.length);
  let found = first.list.map((place) => place - first.offset);
  for (const { list, offset } of others) {
    let [count, at] = [0, 0];
    for (const place of found) {
      while (list[at] < place + offset) at++;
      if (list[at] === place + offset) found[count++] = place;
    }
    found = found.subarray(0, count);
  }
  return found;
}

/**
 * Return the pieces that stand together in so many units, from each piece on, until one has the last.
 * @param {Piece[]} pieces
 * @param {number} reach
 * @returns {{list: Float64Array, offset: number}[][]}
 */
function runs(pieces, reach) {
  const found = [];
  for (let [start, end] = [0, 0]; end < pieces.length; start++) {
    const { offset: first } = pieces[start];
    while (end < pieces.length && pieces[end].end - first <= reach) end++;
    found.push(pieces.slice(start, end).map(({ list, offset }) => ({ list, offset: offset - first })));
  }
  return found;
}

/**
 * Return the number of the file that has a key.
 * @param {string} key
 * @param {number} bits
 */
export function fileOf(key, bits) {
  const unit = (/** @type {number} */ at) => (at < key.length ? key.charCodeAt(at) : 0);
  let mixed = Math.imul(unit(0), 0x9e3779b1) + Math.imul(unit(1), 0x85ebca77) + Math.imul(unit(2), 0xc2b2ae3d);
  mixed = (mixed ^ ((mixed >>> 0) >>> 15)) | 0;
  mixed = Math.imul(mixed, 0x2c1b3c6d) >>> 0;
  return bits ? mixed >>> (32 - bits) : 0;
}

/**
 * Read the list of a key from a file of the index.
 * @param {Uint8Array} file
 * @param {number} kind
 * @param {string} key
 * @param {Start} start
 * @returns {{articles: Uint32Array, places: Float64Array} | null}
 */
function lookUp(file, kind, key, start) {
  const bits = new Bits(file);
  while (bits.at < file.length) {
    const tag = bits.byte();
    const end = bits.number() + bits.at;
    if (tag >> 5 === kind) {
      const count = bits.number();
      const found = bits.find(key, count, UNITS[kind]);
      if (found >= 0) return readList(bits, found, count, tag & 31, kind <= THREE, start);
    }
    bits.at = end;
  }
  return null;
}

/**
 * Read a list of a group, behind its keys.
 * @param {Bits} bits
 * @param {number} wanted
 * @param {number} count
 * @param {number} level
 * @param {boolean} hasPlaces
 * @param {Start} start
 */
function readList(bits, wanted, count, level, hasPlaces, start) {
  const least = 2 ** level;
  const sizes = bits.fixed(count, level, 0, count);
  let [first, total] = [0, 0];
  for (let list = 0; list < count; list++) {
    if (list === wanted) first = total;
    total += sizes[list] + least;
  }
  const last = first + sizes[wanted] + least;
  const width = Math.max(0, start.size - level - 2);
  const articles = bits.unary(total, first, last).values;
  joined(articles, bits.fixed(total, width, first, last), 2 ** width);
  for (let at = 0, article = -1; at < articles.length; at++) articles[at] = article += articles[at] + 1;
  if (!hasPlaces) return { articles, places: new Float64Array(0) };
  // A number in unary has one bit more than it counts: an article has as many places as its count has bits.
  const { values: counts, before, behind, all } = bits.unary(total, first, last);
  const gaps = bits.unary(all, before, behind).values;
  joined(gaps, bits.fixed(all, start.placeBits, before, behind), 2 ** start.placeBits);
  const places = new Float64Array(gaps.length);
  for (let number = 0, at = 0; number < articles.length; number++) {
    let place = articles[number] * STRIDE - 1;
    for (const end = at + counts[number]; at <= end; at++) places[at] = place += gaps[at] + 1;
  }
  return { articles, places };
}

/**
 * Put numbers together that are written in two parts, in place of the first ones.
 * @param {Uint32Array} high
 * @param {Uint32Array} low
 * @param {number} factor how many times a high one counts
 */
function joined(high, low, factor) {
  for (let at = 0; at < high.length; at++) high[at] = high[at] * factor + low[at];
}

/** Reads numbers from bytes, as newsgen/search/bits.py writes them. */
class Bits {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** Read a number in bytes of seven bits, the lowest first. */
  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const part = this.byte();
      value += (part & 127) * factor;
      if (part < 128) return value;
    }
  }

  /**
   * Return which of so many keys, which are in order, this is, or -1; go on behind them.
   * @param {string} key
   * @param {number} count
   * @param {number} units
   */
  find(key, count, units) {
    const { bytes, at } = this;
    const order = (/** @type {number} */ number) => {
      for (let unit = 0, place = at + 2 * number * units; unit < units; unit++, place += 2) {
        const difference = bytes[place] + 256 * bytes[place + 1] - key.charCodeAt(unit);
        if (difference) return difference;
      }
      return 0;
    };
    this.at += 2 * units * count;
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (order(middle) < 0) low = middle + 1;
      else high = middle;
    }
    return low < count && order(low) === 0 ? low : -1;
  }

  /**
   * Read numbers of a width, the highest bit first: of so many those from the first to that before the last; go on
   * behind all.
   * @param {number} count
   * @param {number} width at most 24
   * @param {number} first
   * @param {number} last
   * @returns {Uint32Array}
   */
  fixed(count, width, first, last) {
    const values = new Uint32Array(last - first);
    let at = this.at + Math.floor((first * width) / 8);
    let left = 8 - ((first * width) % 8); // bits that are read and not yet used
    let bits = this.bytes[at++] & ((1 << left) - 1);
    for (let number = 0; number < values.length; number++) {
      for (; left < width; left += 8) bits = (bits << 8) | this.bytes[at++];
      left -= width;
      values[number] = bits >>> left;
      bits &= (1 << left) - 1;
    }
    this.at += Math.ceil((count * width) / 8);
    return values;
  }

  /**
   * Read numbers that are so many zeros and a one: of so many those from the first to that before the last; go on
   * behind all. Most of a column is only counted through.
   * @param {number} count
   * @param {number} first
   * @param {number} last
   * @returns {{values: Uint32Array, before: number, behind: number, all: number}} and how many bits are before the
   *   first of them, up to the last, and in all
   */
  unary(count, first, last) {
    const start = 8 * this.at;
    const values = new Uint32Array(last - first);
    const before = this.#behindOnes(start, first);
    let at = Math.floor(before / 8);
    let left = 8 - (before % 8); // bits of a byte that are not yet used
    let bits = this.bytes[at++] & ((1 << left) - 1);
    for (let number = 0; number < values.length; number++) {
      let zeros = 0;
      for (; !bits; left = 8) {
        zeros += left;
        bits = this.bytes[at++];
      }
      const ahead = Math.clz32(bits) - 32 + left;
      values[number] = zeros + ahead;
      left -= ahead + 1;
      bits &= (1 << left) - 1;
    }
    const behind = 8 * at - left;
    const end = this.#behindOnes(behind, count - last);
    this.at = Math.ceil(end / 8);
    return { values, before: before - start, behind: behind - start, all: end - start };
  }

  /**
   * Return the bit behind so many ones, given the bit to begin at.
   * @param {number} at
   * @param {number} ones
   */
  #behindOnes(at, ones) {
    if (!ones) return at;
    let byte = Math.floor(at / 8);
    let bits = this.bytes[byte] & (255 >> (at % 8));
    for (; ONES[bits] < ones; bits = this.bytes[++byte]) ones -= ONES[bits];
    for (; ones > 1; ones--) bits ^= 1 << (31 - Math.clz32(bits));
    return 8 * byte + Math.clz32(bits) - 23;
  }
}

// Blanks as Python knows them.
const BLANK = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
// Double marks open and close a phrase, as input methods take them for each other.
const DOUBLE = '"“”„＂〝〞';
const QUOTED = [[DOUBLE, DOUBLE], ..."「」 『』 ｢｣ ﹁﹂ ﹃﹄ ‘’ «»".split(" ")].map(([opens, closes]) => {
  const inside = `[^${opens}${closes}]*`;
  return `[${opens}](?=${inside}[${BLANK}]|${inside}[${closes}](?:[${BLANK}]|$))(${inside})[${closes}]`;
});
const TERM = new RegExp(`([-－])?(?:${QUOTED.join("|")}|([^${BLANK}]+))`, "gu");

/**
 * Read what a query asks for, as newsgen/search/query.py does.
 * @param {string} text
 * @param {(text: string) => string} fold
 * @returns {Query}
 */
export function parse(text, fold) {
  /** @type {Set<string>} */
  const terms = new Set();
  /** @type {Set<string>} */
  const excludes = new Set();
  /** @type {string[]} */
  const typed = [];
  for (const [, minus, ...parts] of text.matchAll(TERM)) {
    const term = parts.find((part) => part !== undefined) ?? "";
    const folded = fold(term);
    if (!folded) continue;
    if (minus) excludes.add(folded);
    else if (!terms.has(folded)) {
      terms.add(folded);
      typed.push(term);
    }
  }
  return { terms: [...terms], excludes: [...excludes], whole: fold(typed.join(" ")) };
}

/**
 * Return the spellings of which a text has to have one, as newsgen/search/query.py does.
 * @param {string} term
 * @returns {string[]}
 */
export function spellings(term) {
  const number = /^([1-9][0-9]{4,})([^0-9.][^0-9]*)?$/su.exec(term);
  if (!number) return [term];
  const [, digits, rest = ""] = number;
  const [places, multiple] = digits.length > 8 ? [8, "亿"] : [4, "万"];
  const fraction = digits.slice(-places).replace(/0+$/u, "");
  return [term, `${digits.slice(0, -places)}${fraction && "."}${fraction}${multiple}${rest}`];
}

// A character with what follows it that may be one with it once it is normalised: marks, and parts of Hangul.
const CLUSTER = /[^][\p{M}\u1160-\u11ff\u3131-\u318e\ud7b0-\ud7fb\uff9e-\uffdc]*/gu;
const UNSEEN = /[\p{Cf}\u0300-\u036f\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const MARK = /[\p{P}\p{S}\p{Z}]/u;
const OTHER = /\p{C}/u;
const PARTS = " ,.%";
const DIGIT = /[0-9]/u;

/** Folds texts, as newsgen/search/fold.py does. */
class Folder {
  /** @param {Folding} folding */
  constructor(folding) {
    /** @type {Map<string, string>} */
    this.forms = new Map([["ς", "σ"]]);
    for (const line of folding.forms.split("\n")) {
      const [first, ...others] = line;
      for (const other of [first, ...others]) this.forms.set(other, first);
    }
    this.bounds = Array.from(folding.wide, (bound) => Number(bound.codePointAt(0)));
    /** @type {Map<string, string>} */
    this.known = new Map();
    this.fold("，"); // the patterns of so many characters are compiled now, and not while a reader waits
  }

  /**
   * @param {string} text
   * @returns {Folded}
   */
  fold(text) {
    /** @type {[string, number, number][]} */
    const signs = [];
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      for (const character of cluster.normalize("NFKC").toLowerCase()) {
        const folded = this.#character(character);
        if (folded) signs.push([folded, index, index + cluster.length]);
      }
    }
    let folded = "";
    /** @type {number[]} */
    const map = [];
    /** @type {number[]} */
    const ends = [];
    for (let at = 0; at < signs.length; ) {
      let end = at;
      while (end < signs.length && PARTS.includes(signs[end][0])) end++;
      const run = signs.slice(at, end).map(([sign]) => sign).join("");
      const left = run ? this.#joined(run, at ? signs[at - 1][0] : "", end < signs.length ? signs[end][0] : "") : signs[at][0];
      for (let unit = 0; unit < left.length; unit++) {
        // Of a run it is the sign itself that is left, as the percent sign behind a blank.
        const [, start, end] = signs[at + Math.max(0, run.indexOf(left[unit]))];
        map.push(start);
        ends.push(end);
      }
      folded += left;
      at = Math.max(end, at + 1);
    }
    return { text: folded, map, ends };
  }

  /**
   * Return what is left of characters that part words, by what stands before and after them.
   * @param {string} run
   * @param {string} before
   * @param {string} after
   */
  #joined(run, before, after) {
    if (DIGIT.test(before) && DIGIT.test(after)) {
      if (run === ".") return run;
      if (run === ",") return "";
    }
    const percent = DIGIT.test(before) && run.trimStart().startsWith("%") ? "%" : "";
    return before && after && !this.#isWide(before) && !this.#isWide(after) ? `${percent} ` : percent;
  }

  /** @param {string} character */
  #character(character) {
    const known = this.known.get(character);
    if (known !== undefined) return known;
    const folded = this.#folded(character);
    this.known.set(character, folded);
    return folded;
  }

  /** @param {string} character */
  #folded(character) {
    const first = this.forms.get(character);
    if (first || PARTS.includes(character)) return first || character;
    if (UNSEEN.test(character)) return "";
    if (MARK.test(character) || (OTHER.test(character) && !this.#isWide(character))) return " ";
    return character;
  }

  /** @param {string} character */
  #isWide(character) {
    const point = Number(character.codePointAt(0));
    let count = 0;
    while (count < this.bounds.length && this.bounds[count] <= point) count++;
    return count % 2 === 1;
  }
}
