import { type ResourceType } from '../../scim/schema/resourceType.js';
import { type ExchangeView } from '../../validate/view/exchangeView.js';
import { type KnownResource } from './knownResources.js';
import { type OperationDescription } from './operation.js';
import { nounOf } from './naming.js';
import { type PatchIntent } from './patchIntent.js';

/** A request for one resource, with what was known of it before. */
export interface Sighting {
  readonly facts: ExchangeView;
  readonly type: ResourceType;
  readonly noun: string;
  /** What a PUT or PATCH sets. */
  readonly intent: PatchIntent;
  readonly before: KnownResource;
}

/** A row of a table: the first one that matches names the operation. */
export interface Recogniser<T> {
  readonly id: string;
  readonly title: string | ((subject: T) => string);
  readonly matches: (subject: T) => boolean;
  readonly appKind?: 'aiw' | 'oin';
}

/** The first row that matches. A table ends with a row that always does. */
export function recognise<T>(
  table: readonly Recogniser<T>[],
  subject: T,
  idPrefix = '',
): OperationDescription {
  const found = table.find((row) => row.matches(subject));
  if (!found) {
    return unknownRequest;
  }
  const { id, title, appKind } = found;
  return {
    id: `${idPrefix}${id}`,
    title: typeof title === 'string' ? title : title(subject),
    ...(appKind && { appKind }),
  };
}

export const unknownRequest: OperationDescription = {
  id: 'unknown.request',
  title: 'Unknown request',
};

export const always = (): boolean => true;

export const idOfType = (type: ResourceType): string =>
  nounOf(type).replaceAll(/ (.)/g, (_all, letter: string) => letter.toUpperCase());
