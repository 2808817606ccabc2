import { type HttpHeader } from '../../../exchange/exchange.js';
import { redactHeader } from '../../../exchange/redaction.js';
import { type ExchangeView } from '../../../validate/view/exchangeView.js';
import { toOktaHeaders } from '../../client/requestHeaders.js';
import { type ExpectedStatus, type RecordedRequest } from '../recorded/recordedScenario.js';
import { asPlainText, toTemplate } from '../recorded/template.js';
import { type Cast } from './cast.js';
import { findMadeByBulk, findMadeId } from './madeId.js';
import { type AnswerVersions } from './stepDraft.js';
import { type Templates } from './templates.js';

/** Headers that say something about the request; those of the connection and of the caller do not. */
const meaningful = /^(?:accept|content-type|prefer|if-match|if-none-match)$/i;

/** The requests of a session with variables in them. */
export class RecordedRequests {
  readonly #cast: Cast;
  readonly #templates: Templates;
  readonly #versions: AnswerVersions;

  constructor(cast: Cast, templates: Templates, versions: AnswerVersions) {
    this.#cast = cast;
    this.#templates = templates;
    this.#versions = versions;
  }

  toRequest(view: ExchangeView): RecordedRequest {
    const { method, exchange } = view;
    const { body, target } = exchange.request;
    const query = this.#toQuery(view);
    const path = this.#templates.path(exchange.path, view.status !== 404);
    const rawQuery = query ? '' : asPlainText(target.slice(target.indexOf('?')));
    const parsed = view.requestBody;
    return {
      method,
      path: `${path}${rawQuery.replaceAll(/[\s#]/g, encodeURIComponent)}`,
      query: query ?? [],
      headers: this.#toHeaders(view),
      ...(parsed.kind === 'json'
        ? { body: this.#templates.json(parsed.value) }
        : body && body.text !== '' && { text: asPlainText(body.text) }),
    };
  }

  /** What an answer must be answered with: as it was, but for what is up to the server. */
  toStatus(view: ExchangeView): readonly ExpectedStatus[] {
    const { method, status } = view;
    if (status >= 500) {
      return ['2xx'];
    }
    // RFC 7644 3.5.1, 3.5.2: with the resource or without.
    const isEither = (method === 'PATCH' || method === 'PUT') && (status === 200 || status === 204);
    return isEither ? [200, 204] : [status];
  }

  toLearned(view: ExchangeView): [variable: string, source: string][] {
    const made = view.place.kind === 'bulk' ? findMadeByBulk(view) : [findMadeId(view)];
    return made.flatMap((one) => {
      const member = one && this.#cast.find(one.id);
      return member ? [[member.variable, one.source] as [string, string]] : [];
    });
  }

  /** Undefined where it cannot be told as names and values. */
  #toQuery(view: ExchangeView): readonly (readonly [string, string])[] | undefined {
    const { target } = view.exchange.request;
    const start = target.indexOf('?');
    const query = start === -1 ? '' : target.slice(start + 1);
    const isPlain = query === '' || query.split('&').every((one) => /^[^=]+=/.test(one));
    if (!isPlain || /%(?![\da-f]{2})/i.test(query)) {
      return undefined;
    }
    return view.parameters.map(({ name, value }) => [
      name,
      name.toLowerCase() === 'filter' ? this.#templates.filter(value) : asPlainText(value),
    ]);
  }

  #toHeaders(view: ExchangeView): readonly HttpHeader[] {
    const usual = new Map(
      toOktaHeaders(view.method, '').map(([name, value]) => [name.toLowerCase(), value]),
    );
    return view.exchange.request.headers
      .filter(([name]) => meaningful.test(name))
      .filter(([name, value]) => usual.get(name.toLowerCase()) !== value)
      .filter((header) => redactHeader(header)[1] === header[1])
      .flatMap(([name, value]): readonly HttpHeader[] => {
        if (!/^if-/i.test(name) || value === '*') {
          return [[name, asPlainText(value)]];
        }
        const variable = this.#versions.find(value);
        const isMeantToFail = view.status === 412;
        return variable === undefined
          ? isMeantToFail
            ? [[name, asPlainText(value)]]
            : []
          : [[name, toTemplate(variable)]];
      });
  }
}
