import { plural } from '../../../base/plural.js';
import { labelOf, provisioningActions, authenticationModes } from '../consoleChoices.js';
import { type Fact, type ServerFacts, type Support } from './serverFacts.js';

/** What a server has shown, a line for each answer. */
export function toEvidenceLines(facts: ServerFacts): readonly string[] {
  return [
    ...provisioningActions.map(({ id, label }) => toLine(label, facts.actions[id])),
    toLine('Deactivate Users', facts.deactivation),
    ...[...facts.filters].map(([name, fact]) => toLine(`Filter by ${name}`, fact)),
    toLine('PATCH', facts.patch),
    toLine('Change of passwords', facts.changePassword),
    `Authentication: ${facts.authentication.mode === undefined ? 'not told' : labelOf(authenticationModes, facts.authentication.mode)}. ${facts.authentication.evidence}`,
    facts.attributes === undefined
      ? 'Attributes: the server has no /Schemas.'
      : `Attributes: /Schemas has ${String(facts.attributes.size)}.`,
    ...toKeptLines(facts),
    ...facts.entitlementTypes.map(
      ({ name, endpoint }) => `Entitlements: ${name} at ${endpoint}, as /ResourceTypes says.`,
    ),
  ];
}

const words: Readonly<Record<Support, string>> = {
  works: 'yes',
  fails: 'no',
  unknown: 'not told',
};

const toLine = (what: string, { support, evidence }: Fact): string =>
  `${what}: ${words[support]}. ${evidence}`;

function toKeptLines({ kept }: ServerFacts): readonly string[] {
  const lost = kept.filter(({ isKept }) => !isKept).map(({ path }) => path);
  if (kept.length === 0) {
    return [];
  }
  return lost.length === 0
    ? [`Kept: all ${String(kept.length)} attributes that Okta maps.`]
    : [
        `Kept: ${String(kept.length - lost.length)} of ${plural(kept.length, 'attribute')} that Okta maps. Not kept: ${lost.join(', ')}.`,
      ];
}
