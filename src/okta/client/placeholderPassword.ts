const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Eight letters, as Okta sends them with each creation where passwords are not synced. No secret. */
export const createPlaceholder = (random: () => number): string =>
  Array.from({ length: 8 }, () => letters.charAt(Math.floor(random() * letters.length))).join('');
