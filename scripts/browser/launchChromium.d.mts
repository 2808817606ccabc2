import { type Browser } from 'playwright-core';

/** Starts the Chromium at this path, else the one that `CHROMIUM` names. */
export function launchChromium(executablePath?: string): Promise<Browser>;
