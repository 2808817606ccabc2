import { type Exchange } from '../../exchange/exchange.js';
import { type CaptureLog } from '../../capture/captureLog.js';

/** Clocks of one process: the mock reads a request within this many milliseconds of its sending. */
const slack = 50;
/** So many of the newest captures are looked at. */
const longestLook = 500;

/** Where the exchanges of a run are to be seen in the capture. */
export interface RunCaptures {
  take(exchange: Exchange): void;
  /** The captured exchange that shows the same; undefined where it was pushed out. */
  find(exchange: Exchange): Exchange | undefined;
}

/** A server elsewhere: what the run sends is captured as it is. */
export const captureAll = (captures: CaptureLog): RunCaptures => ({
  take: (exchange) => {
    captures.add(exchange);
  },
  find: ({ id }) => captures.find(id)?.exchange,
});

/** The mock of this window has captured its side of each exchange already. */
export const alreadyCaptured = (captures: CaptureLog): RunCaptures => ({
  take: () => undefined,
  find: (exchange) =>
    captures
      .since(captures.lastSeq - longestLook)
      .map((captured) => captured.exchange)
      .find((captured) => isSame(captured, exchange)),
});

const isSame = (captured: Exchange, sent: Exchange): boolean =>
  captured.source === 'mock' &&
  captured.request.method === sent.request.method &&
  captured.request.target === sent.request.target &&
  captured.response?.status === sent.response?.status &&
  captured.startedAt >= sent.startedAt - slack &&
  captured.startedAt <= sent.startedAt + sent.duration + slack;
