import { launchChromium } from '../../scripts/browser/launchChromium.mjs';
import { testSetup } from '../../scripts/tests/testSetup.mjs';
import { limitRow } from '../report/row.mjs';
import { openInspectorSite } from '../setup/inspectorSite.mjs';

const exchanges = 100_000;
const perSecond = 200;
const batches = 20;
const typed = 'mara';

/** The inspector's page as it ships, in Chromium, with 100,000 exchanges. */
export async function run({ isQuick }) {
  const site = await openInspectorSite();
  const browser = await launchChromium(await testSetup.browser());
  const rounds = isQuick ? 2 : 5;
  const figures = { paint: [], keystroke: [], frame: [] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const page = await openPage(browser, site.url);
      figures.paint.push(await page.evaluate(() => window.bench.rowsPainted));
      await untilLoaded(page);
      figures.frame.push(await measureFrames(page, isQuick ? 2 : 5));
      figures.keystroke.push(await measureKeystrokes(page));
      await page.context().close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return [
    limitRow({
      name: 'inspector, 100,000 exchanges: from its script having come to the first rows on the screen (Element Timing)',
      unit: 'ms',
      limit: 300,
      tries: figures.paint,
    }),
    limitRow({
      name: 'inspector, 100,000 exchanges: slowest letter of a filter, from the key to the paint (Event Timing)',
      unit: 'ms',
      limit: 50,
      tries: figures.keystroke,
    }),
    limitRow({
      name: 'inspector, 100,000 exchanges, 200 a second more: 95 of 100 frames come within (60 a second)',
      unit: 'ms',
      limit: 17,
      tries: figures.frame,
    }),
  ];
}

async function openPage(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(watchPage);
  await page.goto(`${url}?count=${String(exchanges)}&server=running&theme=dark`);
  await page.waitForFunction(() => window.bench.rowsPainted !== undefined);
  return page;
}

/** Runs in the page, before everything else. */
function watchPage() {
  const bench = { rowsPainted: undefined, keys: [] };
  window.bench = bench;
  const observer = new MutationObserver(() => {
    const cell = document.querySelector('.rows .row .path');
    if (cell) {
      observer.disconnect();
      // The browser tells when it has painted what is marked so (Element Timing).
      cell.setAttribute('elementtiming', 'rows');
    }
  });
  observer.observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    const [script] = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('/inspector.js'));
    bench.rowsPainted ??= list.getEntries()[0].renderTime - script.responseEnd;
  }).observe({ type: 'element', buffered: true });
  new PerformanceObserver((list) => {
    bench.keys.push(
      ...list.getEntries().filter(({ name }) => name === 'keydown' || name === 'input'),
    );
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
}

const untilLoaded = (page) =>
  page
    .locator('.count')
    .getByText(/^100,\d{3} requests$/)
    .waitFor({ timeout: 60_000 });

/** The browser tells events of 16 ms and longer; where it tells none, all were shorter. */
async function measureKeystrokes(page) {
  await page.keyboard.press('/');
  await page.evaluate(() => {
    window.bench.keys.length = 0;
  });
  for (const letter of typed) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(150);
  }
  const durations = await page.evaluate(() => window.bench.keys.map(({ duration }) => duration));
  return Math.max(16, ...durations);
}

/** Time between two frames that 95 of 100 keep, while exchanges arrive. */
function measureFrames(page, seconds) {
  return page.evaluate(
    ({ length, each, interval }) =>
      new Promise((resolve) => {
        const times = [];
        const timer = setInterval(() => {
          window.fakeHost.add(each);
        }, interval);
        const end = performance.now() + length;
        const frame = (now) => {
          times.push(now);
          if (now < end) {
            requestAnimationFrame(frame);
            return;
          }
          clearInterval(timer);
          const gaps = times.slice(1).map((time, at) => time - times[at]);
          gaps.sort((left, right) => left - right);
          resolve(gaps[Math.floor(gaps.length * 0.95)]);
        };
        requestAnimationFrame(frame);
      }),
    { length: seconds * 1000, each: perSecond / batches, interval: 1000 / batches },
  );
}
