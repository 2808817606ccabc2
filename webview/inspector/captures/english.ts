import { type ComparedKind, type DifferencePart } from '../../../src/protocol/captureComparison.js';
import { plural } from '../english.js';

/** The texts of what is done with a capture as a whole, or a part of it, in English. */
export const englishCaptures = {
  menu: 'Save, export, replay, compare',
  part: 'With which requests',
  parts: {
    all: 'Everything captured',
    shown: 'What the filter shows',
    selected: 'The selected request',
    pinned: 'The pinned requests',
  },
  actions: {
    saveSession: 'Save as Session…',
    saveScenario: 'Save as Scenario…',
    export: 'Export to a File…',
    copyAs: 'Copy As…',
    replay: 'Replay…',
    openSession: 'Open a Session…',
    import: 'Import a File…',
    compare: 'Compare Captures…',
    playScenario: 'Play a Scenario File…',
  },
  compare: {
    heading: 'Two captures compared',
    title: (before: string, after: string) => `${before} ↔ ${after}`,
    making: 'The captures are being compared…',
    list: 'Steps of both captures',
    step: 'Step',
    kind: 'Comparison',
    kinds: {
      different: 'different',
      missing: 'only in the first',
      added: 'only in the second',
      same: 'the same',
    } as Readonly<Record<ComparedKind, string>>,
    show: 'Which steps are shown',
    onlyDifferences: 'Only differences',
    allSame: 'All steps are the same. Ids, times, versions and addresses are left aside.',
    noneOfKind: 'There is no such step.',
    atTheEnd: 'At the end:',
    noAnswer: 'none',
    nothing: 'nothing',
    differs: 'What differs',
    resource: 'Resource at the end',
    more: (count: number) => `and ${plural(count, 'place', 'places')} more`,
    parts: {
      status: 'Status',
      line: 'Request line',
      finding: 'Finding',
      requestHeader: 'Request header',
      responseHeader: 'Response header',
      request: 'Request',
      response: 'Response',
      state: 'Attribute',
    } as Readonly<Record<DifferencePart, string>>,
    told: (kind: ComparedKind, before: string, after: string): string =>
      ({
        different:
          'It is in both captures. Ids, times, versions and addresses are written the same.',
        missing: `It is only in “${before}”.`,
        added: `It is only in “${after}”.`,
        same: 'It is the same in both captures; ids, times, versions and addresses are left aside.',
      })[kind],
    openInEditor: 'In Difference Editor',
    summary: 'Summary',
    close: 'Back to the requests',
    toList: (seq: number) => `Show request ${String(seq)} in the list`,
  },
  before: 'Captured before:',
  nothingShown:
    'the filter lets no request through. Clear it, or choose everything that is captured',
  stillFilling: 'requests are still being looked for. Once the list is complete, try again',
  keys: [
    [['s'], 'save, export, replay or compare: everything, what is shown, what is selected'],
    [['o'], 'while captures are compared: only what differs, or all'],
    [['l'], 'there: to the request of the step in the list, where it is captured now'],
  ] as readonly (readonly [readonly string[], string])[],
} as const;
