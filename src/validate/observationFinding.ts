import { type Observation } from '../exchange/exchange.js';
import { type Finding, type FindingPlace } from './finding.js';
import { inBody, inQuery, type Rule } from './rule.js';
import { findObservationRule } from './rules/allRules.js';
import { toAttributeText } from './view/attributeText.js';
import { type ExchangeView } from './view/exchangeView.js';

/** A finding of the rule about it, if there is one; captures may be of another version than ours. */
export function findingOfObservation(observation: Observation, view: ExchangeView): Finding {
  const { id, level, detail } = observation;
  const rule = findObservationRule(id);
  return {
    rule: rule?.id ?? id,
    level,
    message: detail.replace(/\.$/, ''),
    place: placeOf(observation, view) ?? placeOfRule(rule) ?? { part: 'exchange' },
    references: rule?.references ?? [],
    ...(rule?.okta && { okta: rule.okta }),
    fix: rule?.fix ?? '',
  };
}

const placeOfRule = (rule: Rule | undefined): FindingPlace | undefined =>
  rule?.on === 'observation' ? rule.place : undefined;

function placeOf(
  { pointers: [pointer] = [], parameter }: Observation,
  { place }: ExchangeView,
): FindingPlace | undefined {
  if (pointer !== undefined) {
    return { part: 'body', side: 'request', pointer, path: toAttributeText(pointer) };
  }
  if (parameter === undefined) {
    return undefined;
  }
  return place.kind === 'search' ? inBody('request', `/${parameter}`) : inQuery(parameter);
}
