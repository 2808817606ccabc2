import { hash, randomBytes } from 'node:crypto';
import { type Clock } from '../../base/clock.js';
import { Grant } from './tokenStore.js';

/** What a client asks for at the authorization endpoint (RFC 6749 4.1.1, RFC 7636 4.3). */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly scope: readonly string[] | undefined;
  readonly codeChallenge: string | undefined;
}

export interface IssuedCode {
  readonly request: AuthorizationRequest;
  readonly grant: Grant;
  readonly expiresAt: number;
  isUsed: boolean;
}

export type CodeStanding = 'valid' | 'expired' | 'used';

/** RFC 6749 4.1.2 wants it short, ten minutes at most; long enough to copy one into curl. */
const codeLifetime = 120_000;
/** How long a page may wait for its answer. */
const questionLifetime = 600_000;
const mostKept = 1_000;

/** The questions that pages show, and the codes that came of the answers. */
export class CodeStore {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #questions = new Map<
    string,
    { readonly request: AuthorizationRequest; readonly expiresAt: number }
  >();
  readonly #codes = new Map<string, IssuedCode>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Gives what the page has to show to have the question decided: no other page can know it. */
  ask(request: AuthorizationRequest): string {
    const id = randomText();
    keep(this.#questions, id, { request, expiresAt: this.#clock.now() + questionLifetime });
    return id;
  }

  /** Each question is answered once. */
  takeQuestion(id: string): AuthorizationRequest | undefined {
    const question = this.#questions.get(digest(id));
    this.#questions.delete(digest(id));
    return question && question.expiresAt > this.#clock.now() ? question.request : undefined;
  }

  issue(request: AuthorizationRequest): string {
    const code = randomText();
    const grant = new Grant(request.scope);
    const expiresAt = this.#clock.now() + codeLifetime;
    keep(this.#codes, code, { request, grant, expiresAt, isUsed: false });
    return code;
  }

  find(code: string): IssuedCode | undefined {
    return this.#codes.get(digest(code));
  }

  standingOf({ isUsed, expiresAt }: IssuedCode): CodeStanding {
    return isUsed ? 'used' : expiresAt <= this.#clock.now() ? 'expired' : 'valid';
  }
}

function keep<T>(all: Map<string, T>, text: string, value: T): void {
  all.set(digest(text), value);
  const [oldest] = all.keys();
  if (all.size > mostKept && oldest !== undefined) {
    all.delete(oldest);
  }
}

const randomText = (): string => randomBytes(32).toString('base64url');

/** As tokens, so that what is here cannot be read out, nor guessed by the time of a look-up. */
const digest = (text: string): string => hash('sha256', text, 'base64url');
