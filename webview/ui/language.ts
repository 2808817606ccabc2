/** As the extension sets it: VS Code's own. Tests of what needs no page have none. */
export const language: string =
  typeof document === 'undefined' ? 'en' : document.documentElement.lang || 'en';
