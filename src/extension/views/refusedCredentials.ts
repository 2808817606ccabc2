import { type Exchange, type Observation } from '../../exchange/exchange.js';

/** What was wrong with the credentials of the last request, until one is let in. */
export class RefusedCredentials {
  #last: Observation | undefined;

  get last(): Observation | undefined {
    return this.#last;
  }

  take({ source, observations, response }: Exchange): void {
    const refusal = observations.find(
      ({ id, level }) => id.startsWith('auth.') && level === 'error',
    );
    if (source === 'mock' && (refusal ?? isLetIn(response?.status))) {
      this.#last = refusal;
    }
  }

  clear(): void {
    this.#last = undefined;
  }
}

/** Nothing is known of a request that had no answer, or that was no HTTP. */
const isLetIn = (status: number | undefined): boolean =>
  status !== undefined && status !== 400 && status !== 401;
