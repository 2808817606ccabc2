import { type Clock } from '../../base/clock.js';
import { type FaultAnswer } from '../../faults/faultKind.js';
import { firstHalf } from '../../faults/kinds/firstHalf.js';
import { type Transaction, scimMediaType } from '../transaction.js';

/** Ends with the connection, so that nothing is left when the client goes or the server stops. */
export function wait(
  clock: Clock,
  { response }: Transaction,
  delay: number,
  run: () => void,
): void {
  const cancel = (): void => {
    timer.dispose();
  };
  const timer = clock.after(delay, () => {
    response.off('close', cancel);
    run();
  });
  response.once('close', cancel);
}

/** Without an answer; what was done stays done. */
export const drop = ({ response }: Transaction): void => {
  response.destroy();
};

/** Silence, where there is any, and then the end of the connection. */
export function withhold(
  clock: Clock,
  transaction: Transaction,
  silence: number | undefined,
): void {
  if (silence === undefined) {
    drop(transaction);
  } else {
    wait(clock, transaction, silence, () => {
      drop(transaction);
    });
  }
}

export function stall(
  clock: Clock,
  transaction: Transaction,
  { sendsHeaders, silence }: { readonly sendsHeaders: boolean; readonly silence: number },
): void {
  if (sendsHeaders) {
    const headers = [['Content-Type', scimMediaType]] as const;
    transaction.sent = { status: 200, headers, toText: () => '', sizeBytes: 0, isRendered: false };
    transaction.response.writeHead(200, headers.flat());
    transaction.response.flushHeaders();
  }
  withhold(clock, transaction, silence);
}

/** The headers promise the whole body, half of which comes. */
export function cutOff(transaction: Transaction, answer: FaultAnswer): void {
  const { status, text, mediaType = scimMediaType } = answer;
  const headers = [
    ...answer.headers,
    ['Content-Type', mediaType] as const,
    ['Content-Length', String(Buffer.byteLength(text))] as const,
  ];
  const half = Buffer.from(firstHalf(text));
  transaction.sent = {
    status,
    headers,
    toText: () => half.toString('utf-8'),
    sizeBytes: half.length,
    isRendered: false,
  };
  transaction.response.writeHead(status, headers.flat());
  transaction.response.write(half, () => {
    drop(transaction);
  });
}
