import { type JournalDamage } from './readJournal.js';
import { type Repair } from './recover.js';
import { asideName, fileName } from './storeFiles.js';
import { type StoreFolder } from './storeFolder.js';

/** Makes the files what was read of them, and keeps what does not belong to it. Tells what was done. */
export async function repairFiles(
  folder: StoreFolder,
  repairs: readonly Repair[],
  now: number,
): Promise<readonly string[]> {
  const told: string[] = [];
  for (const repair of repairs) {
    const taken = await folder.list();
    switch (repair.kind) {
      case 'cut':
        told.push(await cut(folder, repair, asideName('journal', now, taken)));
        break;
      case 'setAside': {
        const aside = asideName(repair.what, now, taken);
        folder.rename(fileName(repair.what, repair.generation), aside);
        told.push(describeAside(repair.what, repair.generation, aside));
        break;
      }
      case 'journalMissing':
        told.push(
          `The journal ${fileName('journal', repair.generation)} is missing: the data is that of ` +
            `${toTime(repair.time)}.`,
        );
        break;
    }
  }
  return told;
}

type Cut = Extract<Repair, { kind: 'cut' }>;

async function cut(
  folder: StoreFolder,
  { generation, damage, seq, time }: Cut,
  aside: string,
): Promise<string> {
  const name = fileName('journal', generation);
  // Of a journal that only breaks off its end is enough; of another one nothing must be lost.
  const kept = damage.later === 0 ? await copyEnd(folder, name, damage, aside) : undefined;
  if (kept === undefined) {
    await folder.copy(name, aside);
  }
  const file = folder.open(name);
  try {
    file.truncate(damage.at);
    file.flush();
  } finally {
    file.close();
  }
  const place =
    `${name} is damaged at byte ${String(damage.at)}, after record ${String(seq)} of ` +
    `${toTime(time)}: ${damage.reason}.`;
  return kept === undefined
    ? `${place} ${describeLater(damage.later)} The data is that before the damage; the whole journal is kept in ${aside}.`
    : `${place} The ${String(kept)} bytes from there on were cut, as of a write that was not answered, and are kept in ${aside}.`;
}

async function copyEnd(
  folder: StoreFolder,
  name: string,
  { at }: JournalDamage,
  aside: string,
): Promise<number> {
  const file = folder.create(aside);
  let sizeBytes = 0;
  try {
    for await (const chunk of folder.read(name, at)) {
      file.write(chunk, sizeBytes);
      sizeBytes += chunk.length;
    }
    file.flush();
  } finally {
    file.close();
  }
  return sizeBytes;
}

const describeLater = (later: number): string =>
  later === 1
    ? 'The one whole record after it cannot be used without it.'
    : `The ${String(later)} whole records after it cannot be used without it.`;

const describeAside = (what: 'journal' | 'snapshot', generation: number, aside: string): string =>
  what === 'journal'
    ? `${fileName(what, generation)} does not follow what could be read before it, and is kept in ${aside}; its writes are lost.`
    : `${fileName(what, generation)} is damaged and is kept in ${aside}. The one before it and the journals since then were used in its place.`;

const toTime = (time: number): string => new Date(time).toISOString();
