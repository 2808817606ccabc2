import { type RunscopeFile, type RequestStep } from './runscopeFile.js';

const named = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** The variables of a play: given, made for Okta's files, and read from answers. */
export class Variables {
  readonly #values: Map<string, string>;

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = new Map(values);
  }

  get all(): ReadonlyMap<string, string> {
    return this.#values;
  }

  set(name: string, value: string): void {
    this.#values.set(name, value);
  }

  /** What has no value stays as it stands. */
  fill(template: string): string {
    return template.replaceAll(named, (whole, name: string) => this.#values.get(name) ?? whole);
  }

  /** The variables in what a step sends that have no value. */
  missingIn(step: RequestStep): readonly string[] {
    const texts = [step.url, step.body ?? '', ...step.headers.map(([, value]) => value)];
    return namesIn(texts).filter((name) => !this.#values.has(name));
  }
}

const namesIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(named)].map(([, name = '']) => name))),
];

/** What a file reads nowhere from an answer, so that it has to be given. */
export function freeVariables({ steps }: RunscopeFile): readonly string[] {
  const requests = steps.filter((step) => step.kind === 'request');
  const read = new Set(requests.flatMap(({ variables }) => variables.map(({ name }) => name)));
  return namesIn(
    requests.flatMap(({ url, body, headers }) => [
      url,
      body ?? '',
      ...headers.map(([, value]) => value),
    ]),
  ).filter((name) => !read.has(name));
}

export interface Surroundings {
  /** Begins names, so that what a play makes is known by it. */
  readonly prefix: string;
  readonly baseUrl: string;
  readonly authorization: string;
  /** Differs from play to play. */
  readonly number: number;
}

/**
 * What the initial scripts of Okta's files set (Okta: SPEC and CRUD tests), made by our own rules: names
 * with the prefix of the run, mail addresses that belong to nobody.
 */
export function oktaVariables(around: Surroundings): ReadonlyMap<string, string> {
  const { prefix, baseUrl, authorization, number } = around;
  const given = `Runscope${String(100 + (number % 900))}`;
  const family = `Workbench${String(number)}`;
  const email = `${prefix}${given.toLowerCase()}-${String(number)}@example.com`;
  return new Map([
    ['SCIMBaseURL', baseUrl],
    ['SCIMUrl', baseUrl],
    ['auth', authorization],
    ['SCIMAuth', authorization],
    ['randomGivenName', given],
    ['randomFamilyName', family],
    ['randomEmail', email],
    ['randomUsername', email],
    ['randomUsernameCaps', email.toUpperCase()],
    ['InvalidUserEmail', `${prefix}nobody@example.com`],
    ['UserIdThatDoesNotExist', '010101001010101011001010101011'],
    ['okta_user_firstname', given],
    ['okta_user_firstname_update', `${given}update`],
    ['okta_user_lastname', family],
    ['okta_user_fullname', `${given} ${family}`],
    ['okta_user_email', email],
    ['okta_user_title', 'Engineer'],
    ['okta_user_primaryphone', '415.123.4567'],
  ]);
}
