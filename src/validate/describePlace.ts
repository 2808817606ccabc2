import { type FindingPlace } from './finding.js';

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
