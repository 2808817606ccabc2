import { type Observation } from '../exchange/exchange.js';
import { type FindingSpot, type FindingView } from '../protocol/inspector.js';
import { describePlace } from '../validate/describePlace.js';
import { type Finding, type FindingPlace } from '../validate/finding.js';

export const toFindingView = (finding: Finding): FindingView => ({
  rule: finding.rule,
  level: finding.level,
  message: finding.message,
  where: describePlace(finding.place),
  ...toSpot(finding.place),
  references: finding.references,
  ...(finding.okta && { okta: finding.okta }),
  fix: finding.fix,
});

/** What the server noticed, before anybody has judged the exchange. */
export const toUnjudgedView = ({ id, level, detail }: Observation): FindingView => ({
  rule: id,
  level,
  message: detail,
  where: '',
  references: [],
  fix: '',
});

function toSpot(place: FindingPlace): { readonly place?: FindingSpot } {
  if (place.part === 'body' && place.side) {
    return { place: { part: 'body', side: place.side, pointer: place.pointer } };
  }
  return place.part === 'header'
    ? { place: { part: 'header', side: place.side, name: place.name } }
    : {};
}
