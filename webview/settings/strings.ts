import { language } from '../ui/language.js';
import { type Strings, english } from './english.js';
import { german } from './german.js';

/** In the language of VS Code, where there is a translation. */
export const strings: Strings = /^de\b/i.test(language) ? german : english;
