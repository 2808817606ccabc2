import { type Exchange } from '../../exchange/exchange.js';
import { mailAddressesIn } from './domainNames.js';
import { rewriteExchange } from './rewriteExchange.js';
import { type Rewriter } from './rewriteMessage.js';
import { WordBook } from './wordBook.js';

/**
 * Made-up people in place of real ones, the same throughout a capture: in bodies, filters, paths, members,
 * headers and messages.
 */
export class Pseudonyms {
  readonly #book = new WordBook();
  readonly #replacer: Rewriter = {
    personal: (text) => this.#book.personal(text),
    free: (text) => this.#book.free(text),
  };

  /** @param exchanges all that are exported together */
  constructor(exchanges: Iterable<Exchange>) {
    const learner: Rewriter = {
      personal: (text) => {
        this.#book.learn(text);
        return text;
      },
      free: (text) => {
        for (const address of mailAddressesIn(text)) {
          this.#book.learn(address);
        }
        return text;
      },
    };
    for (const exchange of exchanges) {
      for (const host of hostsOf(exchange)) {
        this.#book.learnHost(host);
      }
      rewriteExchange(exchange, learner);
    }
  }

  replaceIn(exchange: Exchange): Exchange {
    return rewriteExchange(exchange, this.#replacer);
  }

  /** In a sentence about one of the exchanges. */
  replaceInText(text: string): string {
    return this.#book.free(text);
  }
}

/** Of the service, which may be that of a company; what is on this machine tells nothing. */
function hostsOf({ baseUrl, request }: Exchange): readonly string[] {
  const named = request.headers.flatMap(([name, value]) =>
    /^(?:host|x-forwarded-host)$/i.test(name) ? [value.replace(/:\d+$/, '')] : [],
  );
  const [, ofBase = ''] = /^[a-z][a-z\d+.-]*:\/\/([^/:?#]+)/i.exec(baseUrl) ?? [];
  return [ofBase, ...named].filter((host) => !/^127\.|^\[|^localhost$/i.test(host));
}
