import { type ServerObservation } from '../observationIds.js';
import { type ArmedFault, describeEnd } from '../../faults/armedFault.js';
import { type FaultKind } from '../../faults/faultKind.js';

/**
 * What the exchange says of a fault that hit it, so that nobody looks for the reason elsewhere.
 *
 * @param more what happened to this request, as a sentence
 */
export const hitObservation = (
  { title, does, okta }: FaultKind,
  hit: ArmedFault,
  more = '',
): ServerObservation => ({
  id: 'fault.hit',
  level: 'warning',
  detail:
    `${title}: this was asked for (fault ${hit.id}: ${hit.spec}; ${describeEnd(hit)}). ${does} ` +
    `${more === '' ? '' : `${more} `}${okta}`,
});
