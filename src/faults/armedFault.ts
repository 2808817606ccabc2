/** A fault that is armed, as plain data of one moment. */
export interface ArmedFault {
  readonly id: string;
  /** The id of its row in the table. */
  readonly kind: string;
  readonly title: string;
  /** As it would be written on a command line. */
  readonly spec: string;
  /** Milliseconds since 1970. */
  readonly armedAt: number;
  /** How many requests it was for. */
  readonly seen: number;
  /** How many of them it hit. */
  readonly hits: number;
  /** Absent where it has any number. */
  readonly hitsLeft?: number;
  /** Milliseconds since 1970; absent where it has no end of its own. */
  readonly disarmsAt?: number;
}

/** When it disarms, as half a sentence. */
export function describeEnd({ hitsLeft, disarmsAt }: ArmedFault): string {
  if (hitsLeft === 0) {
    return 'that was its last hit, and it is disarmed';
  }
  const ends = [
    ...(hitsLeft === undefined
      ? []
      : [`after ${String(hitsLeft)} more ${hitsLeft === 1 ? 'hit' : 'hits'}`]),
    ...(disarmsAt === undefined ? [] : [`at ${new Date(disarmsAt).toISOString()}`]),
  ];
  return ends.length === 0
    ? 'it stays armed until it is disarmed or the server stops'
    : `it disarms ${ends.join(' or ')}`;
}
