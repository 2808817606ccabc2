import { type CaptureLog } from '../../capture/captureLog.js';
import { type Filter } from '../../scim/filter/ast.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readText } from '../../validate/view/anyCase.js';
import { ExchangeView } from '../../validate/view/exchangeView.js';
import { type ResourceKey, idOfCreated } from './resourceTouch.js';

/** The one resource that an exchange is about: its own, the one it created, the one it looked for. */
export function findResourceOf(view: ExchangeView, captures: CaptureLog): ResourceKey | undefined {
  const { place, type, list } = view;
  if (place.kind === 'resource') {
    return { type: place.type, id: place.id };
  }
  if (!type) {
    return undefined;
  }
  const created = idOfCreated(view);
  if (created !== undefined) {
    return { type, id: created };
  }
  const [only, ...more] = view.answerMessages.filter(({ kind }) => kind === 'resource');
  const id = list && more.length === 0 ? only?.get('id') : undefined;
  if (typeof id === 'string') {
    return { type, id };
  }
  const name = nameWanted(view, type);
  return name === undefined ? undefined : findByName(type, name, view, captures);
}

/** Whom a lookup asks for, and whom a refused create was to be. */
function nameWanted(view: ExchangeView, type: ResourceType): string | undefined {
  const attribute = nameAttributeOf(type);
  return view.method === 'POST' && view.place.kind === 'collection'
    ? readText(view.sent, attribute)
    : view.filter && nameInFilter(view.filter, attribute);
}

const nameInFilter = (filter: Filter, attribute: string): string | undefined =>
  filter.kind === 'compare' &&
  filter.operator === 'eq' &&
  filter.path.name.toLowerCase() === attribute.toLowerCase() &&
  typeof filter.value === 'string'
    ? filter.value
    : undefined;

/** The resource of that name that some exchange shows. */
function findByName(
  type: ResourceType,
  name: string,
  { registry }: ExchangeView,
  captures: CaptureLog,
): ResourceKey | undefined {
  const attribute = nameAttributeOf(type);
  const quoted = JSON.stringify(name).toLowerCase();
  for (const { exchange } of captures.since(0)) {
    if (exchange.response?.body?.text.toLowerCase().includes(quoted)) {
      const view = new ExchangeView(exchange, registry);
      const found = view.answerMessages.find(
        (message) =>
          message.kind === 'resource' &&
          message.type === type &&
          readText(message.value, attribute)?.toLowerCase() === name.toLowerCase(),
      );
      const id = found?.get('id');
      if (typeof id === 'string') {
        return { type, id };
      }
    }
  }
  return undefined;
}
