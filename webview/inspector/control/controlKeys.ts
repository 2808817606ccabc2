import { type InspectorModel } from '../inspectorModel.js';
import { type Drawer } from '../savedState.js';

/** What the keys for breakpoints and faults do, as the help lists them. */
export const controlKeys = (
  model: InspectorModel,
  focusPane: () => void,
  toggleDrawer: (drawer: Drawer) => void,
): readonly (readonly [key: string, run: () => void])[] => {
  const { breakpoints } = model;
  return [
    [
      'b',
      () => {
        toggleDrawer('breakpoints');
      },
    ],
    [
      'F',
      () => {
        toggleDrawer('faults');
      },
    ],
    [
      'h',
      () => {
        if (breakpoints.selectNext()) {
          focusPane();
        }
      },
    ],
    [
      'n',
      () => {
        breakpoints.continue();
      },
    ],
    [
      'a',
      () => {
        if (breakpoints.selectedId !== undefined || breakpoints.selectNext()) {
          breakpoints.wantAnswer();
          focusPane();
        }
      },
    ],
    [
      'd',
      () => {
        breakpoints.drop();
      },
    ],
  ];
};
