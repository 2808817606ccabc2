import { isJsonObject, type JsonObject } from '../../../base/json.js';
import { type ResourceType } from '../../../scim/schema/resourceType.js';
import { readText } from '../../../validate/view/anyCase.js';
import { type ExchangeView } from '../../../validate/view/exchangeView.js';

interface Sighting {
  /** Of the exchange in the session. */
  readonly at: number;
  /** Whether the request changed it, so that it was another one before. */
  readonly isChange: boolean;
  readonly type: ResourceType;
  readonly body: JsonObject;
}

/** What the answers of a session show of resources. */
export interface Sightings {
  /** As it was when an exchange was sent; else as it was later. */
  find(id: string, at: number): JsonObject | undefined;
  typeOf(id: string): ResourceType | undefined;
}

export function findSightings(views: readonly ExchangeView[]): Sightings {
  const byId = new Map<string, Sighting[]>();
  for (const [at, view] of views.entries()) {
    if (!view.isSuccess || view.isProjected) {
      continue;
    }
    for (const { kind, type, value } of view.answerMessages) {
      const body = isJsonObject(value) ? value : undefined;
      const id = readText(body, 'id');
      if (kind === 'resource' && type && body && id !== undefined) {
        const seen = byId.get(id) ?? [];
        seen.push({ at, isChange: !view.isQuery && view.method !== 'GET', type, body });
        byId.set(id, seen);
      }
    }
  }
  return {
    find: (id, at) => {
      const seen = byId.get(id) ?? [];
      const before = seen.findLast((one) => one.at < at || (one.at === at && !one.isChange));
      return (before ?? seen[0])?.body;
    },
    typeOf: (id) => byId.get(id)?.[0]?.type,
  };
}
