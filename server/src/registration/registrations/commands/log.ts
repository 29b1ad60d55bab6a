import { implement } from '../../../platform/operations/implement.ts';
import { importToLog } from '../contract/log.ts';
import { appendImported } from '../leaves.ts';
import { isLogged } from '../store/logged.ts';
import { lockRegistration } from '../store/registrations.ts';

export const logCommands = [
  implement(importToLog, async (c, { id }) => {
    const { vendorId } = c.actor;
    const row = c.authorize(await lockRegistration(c.tx, vendorId, id));
    // An event that came first has begun the thread: there is nothing to import any more.
    if (row.number === null || (await isLogged(c.tx, vendorId, row.id))) return { imported: false };
    const about = { registrationId: row.id, partnerId: row.partner_id };
    await appendImported({ tx: c.tx, actor: c.actor, now: c.now, vendorId }, about);
    return { imported: true };
  }),
];
