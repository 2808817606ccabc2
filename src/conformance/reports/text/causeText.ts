import { printableCut } from '../../../base/printable.js';
import { plural } from '../../../base/plural.js';
import { type Exchange } from '../../../exchange/exchange.js';
import { type CauseView } from '../causeView.js';
import { type DifferenceLine, differenceSigns } from '../difference.js';
import { bodyLine, describeCall } from '../exchangeText.js';
import { sentence } from '../summary.js';
import { type Paint } from './paint.js';
import { pieces, wrapText } from './wrapText.js';

const width = 100;
const labelWidth = 12;
const longestBody = 400;
const mostCases = 4;

/** A cause as a paragraph: what is wrong, who expects what, where it was seen, what to do. */
export function causeText(view: CauseView, paint: Paint): string {
  const { number, cause, level } = view;
  const head = `${String(number)}. ${paint(level, `${level} ${cause}`)}`;
  const message = wrapText(sentence(view.message), width - 3);
  return [
    head,
    ...message.map((line) => `   ${paint('strong', line)}`),
    ...differenceText(view.difference, paint),
    ...field('Expected by', view.expectedBy.join(', '), paint),
    ...callLines(view, paint),
    ...view.okta.flatMap(({ label, text }) => oktaField(label, text, paint)),
    ...field('Mend it', view.fix === '' ? '' : sentence(view.fix), paint),
    ...field('Seen', describeCases(view), paint),
  ].join('\n');
}

function callLines({ exchanges, where, difference }: CauseView, paint: Paint): readonly string[] {
  const [telling, ...others] = exchanges;
  if (!telling) {
    return field('Where', where, paint);
  }
  return [
    ...wireField('Exchange', describeCall(telling), paint),
    ...field('Where', where, paint),
    ...bodyFields(telling, difference.length > 0, paint),
    ...uniqueCalls(others).flatMap((call) => wireField('and', call, paint)),
  ];
}

/** Ids aside, they may be the same request again and again. */
const uniqueCalls = (exchanges: readonly Exchange[]): readonly string[] => [
  ...new Set(exchanges.map(describeCall)),
];

function bodyFields(
  { request, response }: Exchange,
  isAnswerShown: boolean,
  paint: Paint,
): readonly string[] {
  return [
    ...wireField('Sent', bodyLine(request.body, longestBody), paint),
    ...(isAnswerShown ? [] : wireField('Answered', bodyLine(response?.body, longestBody), paint)),
  ];
}

/** `Okta:`, or `Okta, app of the wizard:` with the text on lines of its own. */
function oktaField(label: string, text: string, paint: Paint): readonly string[] {
  const [name = '', kind] = label.replace(/:$/, '').split(', ');
  return field(name, kind === undefined ? sentence(text) : `${kind}: ${sentence(text)}`, paint);
}

/** Nothing where the text is empty. */
export const field = (label: string, text: string, paint: Paint): readonly string[] =>
  text === '' ? [] : labelled(label, wrapText(text, room), paint);

/** For what went over the wire. */
const wireField = (label: string, text: string, paint: Paint): readonly string[] =>
  text === '' ? [] : labelled(label, pieces(text, room), paint);

const indent = ' '.repeat(3 + labelWidth);
const room = width - indent.length;

const labelled = (label: string, lines: readonly string[], paint: Paint): readonly string[] =>
  lines.map((line, at) =>
    at === 0 ? `   ${paint('muted', label.padEnd(labelWidth))}${line}` : `${indent}${line}`,
  );

function differenceText(lines: readonly DifferenceLine[], paint: Paint): readonly string[] {
  const [first, second, third] = lines;
  if (!first) {
    return [];
  }
  if (first.kind === 'expected' && second?.kind === 'actual' && !third) {
    return [
      ...wireField('Expected', first.text, paint),
      ...wireField('Actual', second.text, paint),
    ];
  }
  return [
    `   ${paint('expected', '- expected')}  ${paint('actual', '+ actual')}`,
    ...lines.map(({ kind, text }) => {
      const line = `     ${differenceSigns[kind]} ${printableCut(text, 4 * width)}`;
      return kind === 'expected' || kind === 'actual' ? paint(kind, line) : line;
    }),
  ];
}

/** `3 times, in 2 cases: A deactivated user keeps its id (okta.deactivation.keepsUser); …` */
function describeCases({ count, cases }: CauseView): string {
  const named = cases.slice(0, mostCases).map(({ id, title }) => `${title} (${id})`);
  const left = cases.length - named.length;
  const more = left > 0 ? `; and ${String(left)} more` : '';
  const times = count > cases.length ? `${plural(count, 'time')}, in ` : 'in ';
  return cases.length === 0
    ? ''
    : `${times}${plural(cases.length, 'case')}: ${named.join('; ')}${more}`;
}
