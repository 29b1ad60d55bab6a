import type { Actor } from '../../access/actors.ts';
import { timeOfDay } from '../../kernel/calendar/zone.ts';
import type { Locale } from '../../kernel/locale.ts';
import { fail } from '../../kernel/problem.ts';
import { implement } from '../../platform/operations/implement.ts';
import { forgetCalendar } from '../calendar/index.ts';
import { forgetRules } from '../rules/index.ts';
import { getAbout, getSettings, updateSettings } from './contract.ts';
import { installation, productVersion } from './installation.ts';
import { databaseVersion, findVendor, lockVendor, saveVendor, type VendorRow } from './store.ts';

const shortestDayMs = 2 * 3_600_000;

export const settingsOperations = [
  implement(getSettings, async (c) => present(c.authorize(await findVendor(c.tx, c.actor.vendorId)), c.actor)),
  implement(updateSettings, async (c, input) => {
    const before = c.authorize(await lockVendor(c.tx, c.actor.vendorId));
    const day = { start: input.day_start ?? before.day_start, end: input.day_end ?? before.day_end };
    // A short day is an hour shorter and must still have working time, or no clock of the vendor could run.
    if (timeOfDay(day.end) - timeOfDay(day.start) < shortestDayMs)
      fail('request.invalid', {}, [{ path: 'day_end', code: 'field.day_too_short' }]);
    await saveVendor(c.tx, c.actor.vendorId, input, c.now);
    forgetCalendar(c.actor.vendorId);
    forgetRules(c.actor.vendorId);
    return present(c.authorize(await findVendor(c.tx, c.actor.vendorId)), c.actor);
  }),
  implement(getAbout, async (c) => {
    const { databaseKind, mail, publicUrl } = installation();
    return {
      version: productVersion(),
      node_version: process.versions.node,
      database: { kind: databaseKind, version: await databaseVersion(c.tx) },
      mail,
      public_url: publicUrl,
    };
  }),
];

function present(row: VendorRow, actor: Actor) {
  const { name, slug, legal_name, country, time_zone, day_start, day_end, locale, currency, updated_at } = row;
  const { rules_four_eyes } = row;
  return {
    ...{ name, slug, legal_name, country, time_zone, day_start, day_end, currency, rules_four_eyes },
    locale: locale as Locale,
    updated_at: updated_at.toISOString(),
    can: { update: actor.grants.has('settings.manage') },
  };
}
