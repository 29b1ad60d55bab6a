/** Writes the day's checkpoint to those who hold it: every owner of a partner, and the vendor's auditors. */
import { parseCheckpoint, parseNote } from '@kanal/receipt';
import { checkpointWords } from '@kanal/receipt/words';
import type { Tx } from '../../platform/db/tenancy.ts';
import { implement } from '../../platform/operations/implement.ts';
import { notify } from '../notifications/index.ts';
import { selectCheckpoint } from '../trust/index.ts';
import { mailCheckpoint } from './contract.ts';
import { mailingDay, nextStep } from './rules.ts';
import { lastMailing, lockMailings, saveMailing, selectHolders } from './store.ts';

/** Few enough for a short transaction. */
const batchPeople = 100;
const nothing = { written: 0, more: false };

export const holderCommands = [
  implement(mailCheckpoint, async (c) => {
    const { vendorId } = c.actor;
    const { time_zone } = c.authorize(await lockMailings(c.tx, vendorId));
    const day = mailingDay(c.now, time_zone);
    const last = await lastMailing(c.tx, vendorId);
    const newest = await selectCheckpoint(c.tx, vendorId);
    const step = nextStep(day, newest?.size ?? null, last);
    if (step === 'go_on' && last) return writeBatch(c, vendorId, last);
    if (day === null || newest === null) return nothing;
    if (step === 'begin') return writeBatch(c, vendorId, { day, size: newest.size, writtenTo: null });
    if (step === 'skip')
      await saveMailing(c.tx, vendorId, { day, size: last?.size ?? newest.size, writtenTo: null, finishedAt: c.now });
    return nothing;
  }),
];

interface Begun {
  day: string;
  size: number;
  writtenTo: string | null;
}

async function writeBatch(c: { tx: Tx; now: Date }, vendorId: string, { day, size, writtenTo }: Begun) {
  const holders = await selectHolders(c.tx, vendorId, writtenTo, batchPeople);
  const checkpoint = await selectCheckpoint(c.tx, vendorId, size);
  const { root } = parseCheckpoint(parseNote(checkpoint?.note ?? '').text);
  const params = {
    size,
    words_ru: checkpointWords(root, 'ru').join(' '),
    words_en: checkpointWords(root, 'en').join(' '),
  };
  for (const [partnerId, people] of Map.groupBy(holders, (holder) => holder.partner_id)) {
    await notify(c, {
      vendorId,
      partnerId,
      personIds: people.map(({ id }) => id),
      type: 'log.checkpoint',
      params,
      page: '/verify',
      checkpoint: size,
      key: `checkpoint ${day}`,
    });
  }
  const more = holders.length === batchPeople;
  const to = holders.at(-1)?.id ?? writtenTo;
  await saveMailing(c.tx, vendorId, { day, size, writtenTo: to, finishedAt: more ? null : c.now });
  return { written: holders.length, more };
}
