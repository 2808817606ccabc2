/**
 * What profiles of the inspector's page said: Chromium's traces (CPU time of the page's thread) and V8's sampler,
 * before and after the rows became elements that are used again. Written by hand: no run of the bench measures it.
 */
export const inspectorSection = `### The inspector

For each ten exchanges that arrive while the list follows its end, with 100,000 in it: CPU time of the page's thread in Chromium,
in hundredths of what it took before [decision 6](decisions/0006-rows-of-the-inspector.md).

| part | before | now |
|---|---|---|
| script | 54 | 10 |
| layout | 9 | 6 |
| style | 10 | 5 |
| paint, layers, commit | 23 | 17 |
| the rest | 3 | 3 |

- Before the first rows are painted: the toolbar, 34 rows, one layout. The toolkit's elements come behind them in a script of their own
  ([decision 7](decisions/0007-controls-of-the-inspector.md)): 120 ms of CPU time instead of 200, a fifth of it to lay out text for the first time. The host's first
  answer has 200 exchanges; the rest follows once they are on the screen.
- A letter of a filter: one walk over the rows (over those that are left, where the query only grew), the proposals, one draw at once, of the rows in view alone; those
  around them follow when nobody has typed for a while.
  The search is rehearsed with 3,000 rows while nothing else is to be done, with letters that are in all, in some and in no rows: the first walk over
  100,000 then takes 7 ms instead of 29, the second 4 instead of 14, as the browser has compiled them and throws nothing of it away. Rows are
  counted once, not taken from one count to another.
- An exchange is about 230 bytes in a message; at 100 a second there are 20 messages of 1.3 kB. 100,000 of them take 55 MB in the page of the
  bench, those of its stand-in for the host among them.`;
