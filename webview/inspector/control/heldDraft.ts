import { findJsonProblem } from '../../../src/base/jsonProblem.js';
import { prettyJson } from '../../../src/base/prettyJson.js';
import { type HeldContentView } from '../../../src/protocol/breakpoints.js';
import { toErrorBody, usualAnswers } from '../../../src/protocol/usualAnswers.js';
import { controlStrings } from '../strings.js';

const text = controlStrings.held.problems;

/** `change`: what is held goes on, changed or not. `answer`: an answer in place of it. */
export type HeldMode = 'change' | 'answer';

export type HeldField = 'target' | 'status' | 'headers' | 'body';

/** What stands in the fields. */
export type HeldFields = Readonly<Record<HeldField, string>>;

/** A held message while it is looked at and edited. */
export interface HeldDraft {
  readonly id: string;
  readonly stage: 'request' | 'response';
  readonly mode: HeldMode;
  /** As it came, as it is shown. */
  readonly came: HeldFields;
  readonly change: HeldFields;
  readonly answer: HeldFields;
  readonly fixedBody: string | undefined;
}

export interface FieldProblem {
  readonly message: string;
  /** It cannot be sent so. */
  readonly isError: boolean;
}

type Header = readonly [name: string, value: string];

/** As text that can be edited. */
export function toErrorAnswer(status: number): HeldFields {
  const usual = usualAnswers.find((one) => one.status === status) ?? { status, detail: '' };
  const body = toErrorBody(usual);
  return {
    target: '',
    status: String(status),
    headers: toLines(usual.headers ?? []),
    body: body === undefined ? '' : JSON.stringify(body, null, 2),
  };
}

const toLines = (headers: readonly Header[]): string =>
  headers.map(([name, value]) => `${name}: ${value}`).join('\n');

const isJson = (body: string): boolean => /^\s*[{[]/.test(body);

export function toDraft(
  { id, stage }: Pick<HeldDraft, 'id' | 'stage'>,
  content: HeldContentView,
): HeldDraft {
  const { target, headers, body, fixedBody, status } = content;
  const came: HeldFields = {
    target,
    status: status === undefined ? '' : String(status),
    headers: toLines(headers),
    body: isJson(body) ? prettyJson(body) : body,
  };
  return {
    id,
    stage,
    mode: 'change',
    came,
    change: came,
    answer: toErrorAnswer(409),
    fixedBody,
  };
}

export const fieldsOf = (draft: HeldDraft): HeldFields => draft[draft.mode];

export const withField = (draft: HeldDraft, field: HeldField, value: string): HeldDraft => ({
  ...draft,
  [draft.mode]: { ...fieldsOf(draft), [field]: value },
});

/** Whether something else than what came would go on. */
export const isChanged = ({ change, came, stage, fixedBody }: HeldDraft): boolean =>
  shownFields(stage, 'change').some(
    (field) => change[field] !== came[field] && !(field === 'body' && fixedBody !== undefined),
  );

/** Whether something would be lost with it. */
export const isWorkedOn = (draft: HeldDraft): boolean =>
  draft.mode === 'answer' || isChanged(draft);

/** The fields that there are, in their order. */
export const shownFields = (stage: HeldDraft['stage'], mode: HeldMode): readonly HeldField[] =>
  stage === 'request' && mode === 'change'
    ? ['target', 'headers', 'body']
    : ['status', 'headers', 'body'];

/** What is wrong with the field as it stands there. */
export function problemOf(draft: HeldDraft, field: HeldField): FieldProblem | undefined {
  const value = fieldsOf(draft)[field];
  const error = (message: string): FieldProblem => ({ message, isError: true });
  switch (field) {
    case 'target':
      return /^\/[\x21-\x22\x24-\x7e]*$/.test(value) ? undefined : error(text.target);
    case 'status':
      return /^[2-5]\d\d$/.test(value.trim()) ? undefined : error(text.status);
    case 'headers': {
      const wrong = value.split('\n').findIndex((line) => line.trim() !== '' && !readHeader(line));
      return wrong === -1 ? undefined : error(text.header(wrong + 1));
    }
    case 'body':
      return bodyProblem(value);
  }
}

/** Broken JSON may be what is wanted. */
function bodyProblem(body: string): FieldProblem | undefined {
  const problem = isJson(body) ? findJsonProblem(body) : undefined;
  return (
    problem && {
      message: text.json(body.slice(0, problem.offset).split('\n').length),
      isError: false,
    }
  );
}

export const hasError = (draft: HeldDraft): boolean =>
  shownFields(draft.stage, draft.mode).some((field) => problemOf(draft, field)?.isError);

/** RFC 9110 5.1 and 5.5. */
function readHeader(line: string): Header | undefined {
  const [, name, value] = /^\s*([!#$%&'*+\-.^_`|~\w]+):[ \t]*(.*?)\s*$/.exec(line) ?? [];
  return name === undefined || value === undefined ? undefined : [name, value];
}

const readHeaders = (lines: string): readonly Header[] =>
  lines.split('\n').flatMap((line) => {
    const header = readHeader(line);
    return header ? [header] : [];
  });

/** What `readDecision` of the host takes: of a change only what is another one. */
export function toDecision(draft: HeldDraft): unknown {
  const fields = fieldsOf(draft);
  if (draft.mode === 'answer') {
    const { status, headers, body } = fields;
    return {
      do: 'answer',
      answer: { status: Number(status), headers: readHeaders(headers), body },
    };
  }
  const { came, fixedBody } = draft;
  const isOther = (field: HeldField): boolean =>
    shownFields(draft.stage, 'change').includes(field) && fields[field] !== came[field];
  return {
    do: 'continue',
    ...(isOther('target') && { target: fields.target }),
    ...(isOther('status') && { status: Number(fields.status) }),
    ...(isOther('headers') && { headers: readHeaders(fields.headers) }),
    ...(isOther('body') && fixedBody === undefined && { body: fields.body }),
  };
}
