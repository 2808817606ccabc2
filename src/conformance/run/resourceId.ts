import { type JsonValue } from '../../base/json.js';

/** Some servers number their resources; empty where there is no id. */
export const toIdText = (id: JsonValue | undefined): string =>
  typeof id === 'string' || typeof id === 'number' ? String(id) : '';
