import { type HttpHeader } from '../../exchange/exchange.js';
import { type Transport } from '../../exchange/transport.js';
import { type CaseContext, type Reply } from '../model/caseContext.js';
import { parseJsonText } from '../run/parseJsonText.js';
import { type RequestStep } from './runscopeFile.js';
import { type PlayedAnswer } from './valueAt.js';
import { type Variables } from './variables.js';

export interface SentStep {
  readonly answer: PlayedAnswer;
  /** Of the checked server; what others answer is no exchange of the run. */
  readonly reply?: Reply;
  readonly isOther: boolean;
}

/** What Okta sends and the file may not: its headers are all that goes out, but for the compression. */
const headersOfOkta = ['Content-Type', 'Accept', 'Accept-Charset', 'User-Agent', 'Authorization'];

/** Sends the request of a step: to the checked server as part of the run, to others by themselves. */
export async function sendStep(
  context: CaseContext,
  step: RequestStep,
  variables: Variables,
  openOther: (origin: string) => Transport,
): Promise<SentStep> {
  const url = toUrl(context, variables.fill(step.url));
  const headers = step.headers
    .map(([name, value]): HttpHeader => [name, variables.fill(value)])
    .filter(([, value]) => value !== '');
  const text = step.body === undefined || step.body === '' ? undefined : variables.fill(step.body);
  const { baseUrl } = context.transport;
  if (
    url.href === baseUrl ||
    (/^[/?]/.test(url.href.slice(baseUrl.length)) && url.href.startsWith(baseUrl))
  ) {
    return sendToTarget(context, step, { path: url.href.slice(baseUrl.length), headers, text });
  }
  const request = {
    method: step.method,
    path: `${url.pathname}${url.search}`,
    headers,
    ...(text !== undefined && { body: text }),
  };
  const sent = await open(context, url.origin, openOther).send(request, { signal: context.signal });
  if (!sent.answer) {
    context.block(
      `${step.method} ${url.origin} was not answered: ${sent.failure?.detail ?? 'nobody knows why'}`,
    );
  }
  const { status, headers: answered, text: body } = sent.answer;
  const answer = {
    status,
    headers: answered,
    text: body,
    json: parseJsonText(body),
    duration: sent.exchange.duration,
  };
  return { answer, isOther: true };
}

function toUrl(context: CaseContext, text: string): URL {
  if (!URL.canParse(text)) {
    context.block(`${JSON.stringify(text)} is no address that could be called`);
  }
  return new URL(text);
}

function open(
  context: CaseContext,
  origin: string,
  openOther: (origin: string) => Transport,
): Transport {
  try {
    return openOther(origin);
  } catch (error) {
    return context.block(error instanceof Error ? error.message : String(error));
  }
}

interface TargetRequest {
  readonly path: string;
  readonly headers: readonly HttpHeader[];
  readonly text: string | undefined;
}

async function sendToTarget(
  context: CaseContext,
  { method }: RequestStep,
  { path, headers, text }: TargetRequest,
): Promise<SentStep> {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const out = headersOfOkta.filter((name) => !names.has(name.toLowerCase()));
  const send = (): Promise<Reply> =>
    context.send({
      method,
      path,
      headers: new Map<string, string | undefined>([
        ...headers,
        ...out.map((name) => [name, undefined] as const),
      ]),
      ...(text !== undefined && { text }),
    });
  const own = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
  const reply = own === context.authorization ? await send() : await context.unjudged(send);
  const { status, headers: answered, json, sent } = reply;
  const answer = {
    status,
    headers: answered,
    text: sent.answer?.text ?? '',
    json,
    duration: sent.exchange.duration,
  };
  return { answer, reply, isOther: false };
}
