import { type FilterPeople } from './filterPeople.js';

/** A filter, and the letters of the people whom it finds. */
export interface FilterRow {
  /** Stable within its group. */
  readonly id: string;
  readonly filter: (people: FilterPeople) => string;
  readonly finds: string;
  /** A sub-attribute of `meta` that the server must show, or it may well not know it. */
  readonly meta?: string;
}

export interface FilterGroup {
  readonly id: string;
  readonly title: string;
  readonly requirement: string;
  readonly rows: readonly FilterRow[];
}

const quote = (text: string): string => JSON.stringify(text);

const row = (id: string, finds: string, filter: (people: FilterPeople) => string): FilterRow => ({
  id,
  finds,
  filter,
});

/** So that a filter that many others match too finds ours on its first page. */
const ours = (filter: string, { stem }: FilterPeople): string =>
  `${filter} and userName sw ${quote(stem)}`;

const userName = ({ stem }: FilterPeople, letter: string): string => `${stem}${letter}@example.com`;

export const filterGroups: readonly FilterGroup[] = [
  {
    id: 'eq',
    title: 'eq finds who has the value',
    requirement: 'filter.operators',
    rows: [
      row('userName', 'a', (p) => `userName eq ${quote(userName(p, 'a'))}`),
      row('nobody', '', (p) => `userName eq ${quote(userName(p, 'z'))}`),
      row('prefix', '', (p) => `userName eq ${quote(p.stem)}`),
      row('externalId', 'b', (p) => `externalId eq ${quote(`${p.stem}Xb`)}`),
      row('id', 'c', (p) => `id eq ${quote(p.c.id)}`),
      row('displayName', 'c', (p) => `displayName eq ${quote(`${p.stem}Clara+Plus 100%`)}`),
      row('familyName', 'ac', (p) => `name.familyName eq ${quote(`${p.stem}Berg`)}`),
      row('email', 'a', (p) => `emails.value eq ${quote(`${p.stem}a@home.example.com`)}`),
      row('true', 'ac', (p) => ours('active eq true', p)),
      row('false', 'b', (p) => ours('active eq false', p)),
    ],
  },
  {
    id: 'case',
    title: 'Capitals do not matter in values of userName, attribute names and operators',
    requirement: 'filter.case',
    rows: [
      row('value', 'a', (p) => `userName eq ${quote(userName(p, 'a').toUpperCase())}`),
      row('name', 'a', (p) => `USERNAME eq ${quote(userName(p, 'a'))}`),
      row('operator', 'a', (p) => `userName EQ ${quote(userName(p, 'a'))}`),
      row('sub', 'ac', (p) => `NAME.familyname eq ${quote(`${p.stem}Berg`)}`),
      row(
        'joints',
        'ab',
        (p) => `userName eq ${quote(userName(p, 'a'))} OR userName eq ${quote(userName(p, 'b'))}`,
      ),
    ],
  },
  {
    id: 'texts',
    title: 'co, sw and ew look into texts',
    requirement: 'filter.operators',
    rows: [
      row('sw', 'abc', (p) => `userName sw ${quote(p.stem)}`),
      row('swOne', 'b', (p) => `userName sw ${quote(`${p.stem}b@`)}`),
      row('co', 'a', (p) => `userName co ${quote(`${p.stem}a@exam`)}`),
      row('ew', 'c', (p) => `userName ew ${quote(`${p.stem.slice(-8)}c@example.com`)}`),
      row('coSub', 'b', (p) => `name.familyName co ${quote(`${p.stem}Co`)}`),
      row(
        'swEmail',
        'ac',
        (p) => `emails.value ew "@home.example.com" and userName sw ${quote(p.stem)}`,
      ),
    ],
  },
  {
    id: 'ne',
    title: 'ne finds who has another value',
    requirement: 'filter.operators',
    rows: [
      row('userName', 'bc', (p) => ours(`userName ne ${quote(userName(p, 'a'))}`, p)),
      row('active', 'b', (p) => ours('active ne true', p)),
    ],
  },
  {
    id: 'order',
    title: 'gt, ge, lt and le compare texts and times',
    requirement: 'filter.operators',
    rows: [
      row('gt', 'bc', (p) => ours(`userName gt ${quote(userName(p, 'a'))}`, p)),
      row('ge', 'abc', (p) => ours(`userName ge ${quote(userName(p, 'a'))}`, p)),
      row('lt', 'a', (p) => ours(`userName lt ${quote(userName(p, 'b'))}`, p)),
      row('le', 'ab', (p) => ours(`userName le ${quote(userName(p, 'b'))}`, p)),
      {
        ...row('after', 'abc', (p) => ours('meta.created gt "2011-05-13T04:42:34Z"', p)),
        meta: 'created',
      },
      {
        ...row('before', '', (p) => ours('meta.created lt "2011-05-13T04:42:34Z"', p)),
        meta: 'created',
      },
    ],
  },
  {
    id: 'pr',
    title: 'pr finds who has a value at all',
    requirement: 'filter.operators',
    rows: [
      row('there', 'abc', (p) => ours('displayName pr', p)),
      row('none', '', (p) => ours('nickName pr', p)),
      row('complex', 'abc', (p) => ours('emails pr', p)),
    ],
  },
  {
    id: 'logic',
    title: 'and binds before or, not before both, and parentheses before all',
    requirement: 'filter.logic',
    rows: [
      row(
        'and',
        'a',
        (p) => `userName sw ${quote(p.stem)} and userName eq ${quote(userName(p, 'a'))}`,
      ),
      row(
        'andNone',
        '',
        (p) => `userName eq ${quote(userName(p, 'a'))} and userName eq ${quote(userName(p, 'b'))}`,
      ),
      row(
        'or',
        'ac',
        (p) => `userName eq ${quote(userName(p, 'a'))} or userName eq ${quote(userName(p, 'c'))}`,
      ),
      row(
        'precedence',
        'a',
        (p) =>
          `userName eq ${quote(userName(p, 'a'))} or userName eq ${quote(userName(p, 'b'))} and active eq true`,
      ),
      row(
        'parentheses',
        'a',
        (p) =>
          `(userName eq ${quote(userName(p, 'a'))} or userName eq ${quote(userName(p, 'b'))}) and active eq true`,
      ),
      row(
        'not',
        'bc',
        (p) => `userName sw ${quote(p.stem)} and not (userName eq ${quote(userName(p, 'a'))})`,
      ),
      row(
        'notOr',
        'c',
        (p) =>
          `userName sw ${quote(p.stem)} and not (userName eq ${quote(userName(p, 'a'))} or userName eq ${quote(userName(p, 'b'))})`,
      ),
    ],
  },
  {
    id: 'values',
    title: 'A filter in brackets is about one value of a list',
    requirement: 'filter.valuePath',
    rows: [
      row(
        'one',
        'a',
        (p) => `emails[type eq "home" and value eq ${quote(`${p.stem}a@home.example.com`)}]`,
      ),
      row(
        'mixed',
        '',
        (p) => `emails[type eq "home" and value eq ${quote(`${p.stem}a@work.example.com`)}]`,
      ),
      row(
        'more',
        'b',
        (p) => `emails[type eq "work"] and active eq false and userName sw ${quote(p.stem)}`,
      ),
    ],
  },
  {
    id: 'escapes',
    title: 'Quotes, backslashes and other signs in a value stand for themselves',
    requirement: 'filter.strings',
    rows: [
      row('quotes', 'a', (p) => `displayName eq ${quote(`${p.stem}Anna "the first" Berg`)}`),
      row('backslash', 'b', (p) => `displayName eq ${quote(`${p.stem}Bruno O'Cole \\ Söhne`)}`),
      row('escaped', 'b', (p) => `displayName eq "${p.stem}Bruno O'Cole \\\\ S\\u00f6hne"`),
      row('plus', 'c', (p) => `displayName sw ${quote(`${p.stem}Clara+Plus`)}`),
      row('percent', 'c', (p) => `displayName co ${quote(`${p.stem}Clara+Plus 100%`)}`),
      row('pattern', '', (p) => `displayName eq ${quote(`${p.stem}%`)}`),
      row('underscore', '', (p) => `displayName sw ${quote(`${p.stem}_nna`)}`),
      row('words', '', (p) => `displayName eq ${quote(`${p.stem}x" or userName pr or "a" eq "a`)}`),
    ],
  },
  {
    id: 'urn',
    title: 'An attribute may stand behind the URN of its schema',
    requirement: 'filter.urn',
    rows: [
      row(
        'core',
        'a',
        (p) => `urn:ietf:params:scim:schemas:core:2.0:User:userName eq ${quote(userName(p, 'a'))}`,
      ),
      row(
        'sub',
        'ac',
        (p) =>
          `urn:ietf:params:scim:schemas:core:2.0:User:name.familyName eq ${quote(`${p.stem}Berg`)}`,
      ),
    ],
  },
];
