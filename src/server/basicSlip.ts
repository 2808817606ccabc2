/** How right credentials can go wrong on their way into a Basic header (RFC 7617). */
export type BasicSlip = 'lineBreak' | 'latin1' | 'notEncoded';

/**
 * Which slip it was, where the credentials are right but for it.
 *
 * @param value what follows `Basic`
 * @param isRight whether a pair `name:password` is the one that is asked for
 */
export const findBasicSlip = (
  value: string,
  isRight: (pair: string) => boolean,
): BasicSlip | undefined => slips.find(({ read }) => isRight(read(value)))?.slip;

const slips: readonly { readonly slip: BasicSlip; readonly read: (value: string) => string }[] = [
  {
    slip: 'lineBreak',
    read: (value) => decode(value, 'utf-8').replace(/[\r\n]+$/, ''),
  },
  { slip: 'latin1', read: (value) => decode(value, 'latin1') },
  { slip: 'notEncoded', read: (value) => Buffer.from(value, 'latin1').toString('utf-8') },
];

const decode = (value: string, encoding: 'utf-8' | 'latin1'): string =>
  Buffer.from(value, 'base64').toString(encoding);
