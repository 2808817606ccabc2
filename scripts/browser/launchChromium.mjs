import { chromium } from 'playwright-core';

/** For pages of our own on loopback, also as root in a container. See launchChromium.d.mts. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchChromium(executablePath = process.env.CHROMIUM) {
  if (!executablePath) {
    throw new Error('No browser: run the tests with "npm test", which finds or fetches one.');
  }
  return chromium.launch({ executablePath, args: flags });
}
