import { englishCaptures } from './captures/english.js';
import { germanCaptures } from './captures/german.js';
import { englishControl } from './control/english.js';
import { germanControl } from './control/german.js';
import { type Strings, type Widened, english } from './english.js';
import { german } from './german.js';
import { language } from '../ui/language.js';

const isGerman = /^de\b/i.test(language);

/** In the language of VS Code, where there is a translation. */
export const strings: Strings = isGerman ? german : english;

/** The same of breakpoints and faults. */
export const controlStrings: Widened<typeof englishControl> = isGerman
  ? germanControl
  : englishControl;

/** The same of what is done with a capture as a whole, or a part of it. */
export const captureStrings: Widened<typeof englishCaptures> = isGerman
  ? germanCaptures
  : englishCaptures;
