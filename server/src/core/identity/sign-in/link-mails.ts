/** Mails that let somebody in: written for a known login with a place at some vendor, silently not for anybody else. */
import { isLocale } from '../../../kernel/locale.ts';
import type { WallClock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/pool.ts';
import { tenantTransaction } from '../../../platform/db/tenancy.ts';
import { queueMail } from '../../notifications/index.ts';
import { addressee, latestPlace } from '../store/logins.ts';

interface Deps {
  db: Database;
  clock: WallClock;
}

/** Pages of the web application, which post the token: a mail scanner that opens every link uses nothing up. */
const pages = { sign_in_link: '/sign-in/link', password_reset: '/reset-password' } as const;

export async function sendLink(
  { db, clock }: Deps,
  kind: keyof typeof pages,
  email: string,
  token: string,
): Promise<void> {
  const place = await latestPlace(db, email);
  if (!place) return;
  const { vendor_id: vendorId, person_id: personId } = place;
  await tenantTransaction(db, { vendorId, partnerId: 'all' }, async (tx) => {
    const person = await addressee(tx, vendorId, personId);
    await queueMail(tx, {
      vendorId,
      partnerId: person.partner_id,
      personId,
      to: email.toLowerCase(),
      locale: isLocale(person.locale) ? person.locale : 'en',
      kind,
      // After the sign: it is never sent to a server, and stands in no log.
      values: { name: person.full_name, link: `${pages[kind]}#${token}` },
      now: clock.now(),
    });
  });
}
