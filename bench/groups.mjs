/** What is measured, in this order: `--only` takes the names, `file` is in rows/. */
export const groups = [
  { name: 'parse', file: 'filterParse' },
  { name: 'filter', file: 'filterMatch' },
  { name: 'patch', file: 'patch' },
  { name: 'server', file: 'server' },
  { name: 'judging', file: 'judging' },
  { name: 'captures', file: 'captureRing' },
  { name: 'activate', file: 'activate' },
  { name: 'first-start', file: 'firstStart' },
  { name: 'serve', file: 'start' },
  { name: 'inspector', file: 'inspector' },
  { name: 'size', file: 'packageSize' },
];
