import { type Exchange } from '../../exchange/exchange.js';
import {
  type ExchangeDocument,
  exchangeDocument,
} from '../../language/traffic/exchangeDocument.js';
import { type Workbench } from '../../workbench/workbench.js';

/** A captured exchange as one text, bodies with line breaks and indents. */
export function createExchangeText(workbench: Workbench, exchange: Exchange): ExchangeDocument {
  const bodyOf = (side: 'request' | 'response'): string =>
    workbench.findBody(exchange.id, side, true)?.text ?? '';
  return exchangeDocument({
    exchange,
    bodies: { request: bodyOf('request'), response: bodyOf('response') },
  });
}
