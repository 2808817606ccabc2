import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location, LogicalLocation } from 'sarif';
import { describePlace } from '../../validate/describePlace.js';
import { type FileFinding } from './judgeInput.js';

/** Of a finding: line and column in the file, and the place in the document or in the exchange. */
export function sarifLocation(path: string, found: FileFinding): Location {
  const { line, column, endLine, endColumn } = found.place;
  return {
    physicalLocation: {
      artifactLocation: { uri: toSarifUri(path) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
    logicalLocations: [toLogicalLocation(found)],
    ...(found.exchange && {
      message: { text: `${found.exchange.method} ${found.exchange.target}` },
    }),
  };
}

/** A JSON pointer where it is of a body, with the side that the body is of where there are two. */
function toLogicalLocation({ finding: { place }, exchange }: FileFinding): LogicalLocation {
  if (place.part !== 'body') {
    return { fullyQualifiedName: describePlace(place) || 'Exchange', kind: place.part };
  }
  const side = exchange && place.side ? `${place.side}.body#` : '';
  const name = place.path ?? place.pointer;
  return {
    fullyQualifiedName: `${side}${place.pointer === '' ? '/' : place.pointer}`,
    ...(name !== '' && { name }),
    kind: place.pointer === '' ? 'object' : 'property',
  };
}

/** Relative paths stay so, as code scanning wants them below the root of the repository. */
export function toSarifUri(path: string): string {
  if (path === '-') {
    return 'stdin';
  }
  if (isAbsolute(path)) {
    return pathToFileURL(path).href;
  }
  const steps = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  return steps.split('/').map(encodeURIComponent).join('/');
}
