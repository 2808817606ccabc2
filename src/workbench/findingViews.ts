import { type Observation } from '../exchange/exchange.js';
import { type FindingView } from '../protocol/inspector.js';
import { type Finding, type FindingPlace } from '../validate/finding.js';

export const toFindingView = (finding: Finding): FindingView => ({
  rule: finding.rule,
  level: finding.level,
  message: finding.message,
  where: describePlace(finding.place),
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

/** For example `Response body, emails[1].primary`; empty for the whole exchange. */
export function describePlace(place: FindingPlace): string {
  switch (place.part) {
    case 'body': {
      const whole = place.side ? `${sides[place.side]} body` : 'Document';
      const where = place.path ?? place.pointer;
      return where === '' ? whole : `${whole}, ${where}`;
    }
    case 'header':
      return `${sides[place.side]} header ${place.name}`;
    case 'query':
      return `Parameter ${place.name}`;
    case 'path':
      return 'Path';
    case 'status':
      return 'Status';
    case 'exchange':
      return '';
  }
}

const sides = { request: 'Request', response: 'Response' } as const;
