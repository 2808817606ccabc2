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
  before: 'Captured before:',
  nothingShown:
    'the filter lets no request through. Clear it, or choose everything that is captured',
  stillFilling: 'requests are still being looked for. Once the list is complete, try again',
  keys: [
    [['s'], 'save, export, replay or compare: everything, what is shown, what is selected'],
  ] as readonly (readonly [readonly string[], string])[],
} as const;
