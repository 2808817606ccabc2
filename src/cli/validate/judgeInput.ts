import { type Exchange } from '../../exchange/exchange.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { judgeDocument } from '../../validate/document/judgeDocument.js';
import { type Finding } from '../../validate/finding.js';
import { Judge } from '../../validate/judge.js';
import { type LocatedFinding } from '../../validate/rootCauses.js';
import { type RuleLevels } from '../../validate/ruleLevels.js';
import { endpointOf, readPlace } from '../../validate/view/place.js';
import { type InputDocument, type InputExchange, type InputPart } from './input.js';
import { type TextPlace } from './textPlace.js';

/** A finding with the place in the file that it is of. */
export interface FileFinding extends LocatedFinding {
  readonly place: TextPlace;
  /** Of a capture or a HAR. */
  readonly exchange?: ExchangeFacts;
}

export interface ExchangeFacts {
  readonly number: number;
  readonly method: string;
  readonly target: string;
  readonly status?: number;
}

interface JudgeContext {
  readonly registry: SchemaRegistry;
  readonly levels: RuleLevels;
}

/** What is wrong in one file: documents each by itself, exchanges each in the light of those before it. */
export function judgeInput(
  parts: readonly InputPart[],
  context: JudgeContext,
): readonly FileFinding[] {
  const judges = new Judges(context);
  return parts.flatMap((part) =>
    part.kind === 'document'
      ? judgeOne(part, context)
      : locateAll(part, judges.of(part.exchange).judge(part.exchange), context),
  );
}

function judgeOne({ value, locate }: InputDocument, context: JudgeContext): readonly FileFinding[] {
  const findings = judgeDocument(value, context);
  if (findings.length === 0) {
    return [];
  }
  const pointerOf = ({ place }: Finding): string => (place.part === 'body' ? place.pointer : '');
  const placeOf = locate(findings.map(pointerOf));
  return findings.map((finding) => ({ finding, place: placeOf(pointerOf(finding)) }));
}

function locateAll(
  { exchange, number, place }: InputExchange,
  findings: readonly Finding[],
  { registry }: JudgeContext,
): readonly FileFinding[] {
  const { request, response, path, id } = exchange;
  const facts: ExchangeFacts = {
    number,
    method: request.method,
    target: request.target,
    ...(response && { status: response.status }),
  };
  const endpoint = endpointOf(readPlace(path, registry));
  return findings.map((finding) => ({
    finding,
    place,
    exchange: facts,
    exchangeId: id,
    endpoint,
  }));
}

/** A HAR may have several services in it, of which each has its own people. */
class Judges {
  readonly #context: JudgeContext;
  readonly #byOrigin = new Map<string, Judge>();

  constructor(context: JudgeContext) {
    this.#context = context;
  }

  of({ source, baseUrl }: Exchange): Judge {
    const key = source === 'import' ? baseUrl.toLowerCase() : '';
    const { registry, levels } = this.#context;
    const found = this.#byOrigin.get(key) ?? new Judge({ registry: () => registry, levels });
    this.#byOrigin.set(key, found);
    return found;
  }
}
