import { plural } from '../../base/plural.js';
import {
  addCounts,
  countLevels,
  describeCounts,
  type LevelCounts,
} from '../../validate/levelCounts.js';
import { oktaLines } from '../../validate/oktaLines.js';
import { type RootCause, RootCauses } from '../../validate/rootCauses.js';
import { describePlace } from '../../validate/describePlace.js';
import { type CliIo } from '../cliIo.js';
import { paintLevel } from '../paintLevel.js';
import { printable, printableCut } from '../../base/printable.js';
import { type FileReport, nameOf, type ValidateReport } from './fileReport.js';
import { type ExchangeFacts, type FileFinding } from './judgeInput.js';

/** For people: what was found, each cause once, file by file. */
export function createTextReport(io: CliIo): ValidateReport {
  const { stdout } = io;
  let total = countLevels([]);
  let checkedCount = 0;
  let damagedCount = 0;
  return {
    file: (report) => {
      checkedCount += report.isChecked ? 1 : 0;
      damagedCount += report.problems.length > 0 ? 1 : 0;
      total = addCounts(total, countLevels(report.findings.map(({ finding }) => finding)));
      stdout.write(toFileText(report, stdout.hasColors));
    },
    end: () => {
      stdout.write(toSummary({ total, checkedCount, damagedCount }));
    },
  };
}

interface Summary {
  readonly total: LevelCounts;
  readonly checkedCount: number;
  readonly damagedCount: number;
}

/** `3 files checked: 2 errors, 1 hint. 1 file could not be read, or not the whole of it.` */
function toSummary({ total, checkedCount, damagedCount }: Summary): string {
  const found = describeCounts(total);
  const checked =
    checkedCount === 0
      ? 'Nothing was checked.'
      : `${plural(checkedCount, 'file')} checked: ${found === '' ? 'nothing found' : found}.`;
  const damaged =
    damagedCount === 0
      ? ''
      : ` ${plural(damagedCount, 'file')} could not be read, or not the whole of it.`;
  return `${checked}${damaged}\n`;
}

function toFileText(report: FileReport, hasColors: boolean): string {
  const causes = new RootCauses<FileFinding>();
  for (const finding of report.findings) {
    causes.add(finding);
  }
  const blocks = causes.list().map((cause) => toCauseLines(cause, hasColors).join('\n'));
  if (!report.isChecked) {
    return '';
  }
  const cut = toCutText(report);
  const none = blocks.length === 0 ? ', nothing found' : '';
  const head = `${printable(nameOf(report.path))}: ${describeContent(report)}${none}${cut}`;
  return `${[head, ...blocks].join('\n')}\n\n`;
}

const toCutText = ({ cutBodyCount }: FileReport): string =>
  cutBodyCount === 0
    ? ''
    : `; the file does not hold the bodies of ${String(cutBodyCount)} as a whole, so they were not judged`;

/** `5 exchanges out of 40 requests` */
function describeContent({ documentCount, exchangeCount, requestCount }: FileReport): string {
  const parts = [
    ...(documentCount > 0 || exchangeCount === 0 ? [plural(documentCount, 'document')] : []),
    ...(exchangeCount > 0 ? [plural(exchangeCount, 'exchange')] : []),
  ].join(' and ');
  return requestCount === undefined || requestCount === exchangeCount
    ? parts
    : `${parts} out of ${plural(requestCount, 'request')}`;
}

const longestWords = 600;
const indent = ' '.repeat(8);

function toCauseLines(cause: RootCause<FileFinding>, hasColors: boolean): readonly string[] {
  const { finding, place, exchange } = cause.first;
  const { rule, level, message, references, okta, fix } = finding;
  const where = exchange ? describePlace(finding.place) : '';
  const at = `${String(place.line)}:${String(place.column)} `.padEnd(6);
  const words = printableCut(where === '' ? message : `${where}: ${message}`, longestWords);
  return [
    `  ${at}${paintLevel(level, `${level} ${rule}:`, hasColors)} ${words}`,
    ...(exchange ? [describeExchange(exchange)] : []),
    ...(references.length > 0 ? [references.join(', ')] : []),
    ...(okta ? oktaLines(okta) : []).map(({ label, text }) => `${label} ${text}`),
    ...(fix === '' ? [] : [`Fix: ${fix}`]),
    ...toCountLine(cause),
  ].map((line, number) => (number === 0 ? line : `${indent}${printable(line)}`));
}

const longestTarget = 160;

/** `GET /scim/v2/Users?count=1 → 200 (exchange 3)` */
function describeExchange({ number, method, target, status }: ExchangeFacts): string {
  const answer = status === undefined ? 'no answer' : String(status);
  return `${printableCut(method, 10)} ${printableCut(target, longestTarget)} → ${answer} (exchange ${String(number)})`;
}

/** `214 times, in 200 exchanges; also at 4:1, 5:1, 9:1 and 210 more` */
function toCountLine({ count, exchangeCount, others }: RootCause<FileFinding>): readonly string[] {
  if (count === 1) {
    return [];
  }
  const also = others.map(({ place }) => `${String(place.line)}:${String(place.column)}`);
  const left = count - 1 - others.length;
  const inMany = exchangeCount > 1 ? `, in ${plural(exchangeCount, 'exchange')}` : '';
  const places = [...new Set(also)].join(', ');
  return [
    `${String(count)} times${inMany}; also at ${places}${left > 0 ? ` and ${String(left)} more` : ''}`,
  ];
}
