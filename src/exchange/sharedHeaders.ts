import { type HttpHeader } from './exchange.js';

/** More names than clients and servers have; a client that makes up new ones fills no memory with them. */
const mostNames = 100;

/**
 * Lets exchanges share headers that are the same: a client sends most of its headers with every request. Exchanges are
 * kept by the thousands, and what is kept is what the garbage collector has to carry about.
 */
export class SharedHeaders {
  /** The latest header of each name. */
  readonly #latest = new Map<string, HttpHeader>();
  #list: readonly HttpHeader[] = [];

  /** @returns the same headers, with what an earlier list had of them */
  share(headers: readonly HttpHeader[]): readonly HttpHeader[] {
    const list = this.#list;
    let isSame = list.length === headers.length;
    const shared = headers.map((header, at) => {
      const one = this.#shareOne(header);
      isSame = isSame && list[at] === one;
      return one;
    });
    if (!isSame) {
      this.#list = shared;
    }
    return this.#list;
  }

  #shareOne(header: HttpHeader): HttpHeader {
    const [name, value] = header;
    const latest = this.#latest.get(name);
    if (latest?.[1] === value) {
      return latest;
    }
    if (latest || this.#latest.size < mostNames) {
      this.#latest.set(name, header);
    }
    return header;
  }
}
