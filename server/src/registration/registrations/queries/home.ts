/** First pages: today of the vendor's people, home of the cabinet, the scorecard that both sides see. */
import { awayAt, vendorCalendar } from '../../../core/calendar/index.ts';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { addCalendarDays, endOfLocalDay, localDate } from '../../../kernel/calendar/zone.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { groundOf } from '../commands/apply.ts';
import { getCabinetHome, getToday } from '../contract/reads.ts';
import { answerBy } from '../rules/change.ts';
import { undecidedStates } from '../rules/states.ts';
import { countDue, selectPage } from '../store/lists.ts';
import { lockPartner, openCount } from '../store/partner-facts.ts';
import { ownTotal, vendorFacts } from '../store/today.ts';
import { presentRows } from './lists.ts';

const homeRows = 5;
const todayRows = 60;

type Buckets = 'overdue' | 'today' | 'tomorrow' | 'later';

function bucketOf(dueAt: string | undefined, calendar: BusinessCalendar, now: Date): Buckets {
  if (!dueAt) return 'later';
  const due = new Date(dueAt);
  if (due <= now) return 'overdue';
  const zone = calendar.timeZone;
  const day = localDate(due, zone);
  if (day === localDate(now, zone)) return 'today';
  return day === localDate(addCalendarDays(now, 1, zone), zone) ? 'tomorrow' : 'later';
}

function kindOf(state: string): 'registration' | 'extension' | 'at_risk' | 'answer' {
  if (undecidedStates.some((each) => each === state)) return 'registration';
  if (state === 'approved') return 'extension';
  return state === 'at_risk' ? 'at_risk' : 'answer';
}

/** The person, and everybody away for whom the person stands in. */
async function myPeople(c: { tx: Tx; actor: { vendorId: string }; now: Date }, personId: string) {
  const away = await awayAt(c.tx, c.actor.vendorId, c.now);
  const absent = [...away].filter(([, standIn]) => standIn === personId).map(([id]) => id);
  return { personId, people: [...new Set([personId, ...absent])].sort() };
}

export const homeQueries = [
  implement(getToday, async (c, input) => {
    const scope = c.scope() as never;
    const calendar = await vendorCalendar(c.tx, c.actor.vendorId);
    const vendor = await vendorFacts(c.tx, c.actor.vendorId);
    const page = { sort: 'due' as const, order: 'asc' as const, limit: todayRows };
    const filter = {
      states: [...undecidedStates, 'action_required', 'at_risk'],
      withRequests: true,
      mine: input.whose === 'mine' && c.actor.personId ? await myPeople(c, c.actor.personId) : undefined,
    };
    const rows = (await selectPage(c.tx, scope, filter, page, c.now)).slice(0, todayRows);
    const grouped: Record<Buckets, unknown[]> = { overdue: [], today: [], tomorrow: [], later: [] };
    for (const view of await presentRows(c, rows)) {
      const kind = kindOf(view.state);
      grouped[bucketOf(view.clock?.due_at, calendar, c.now)].push({
        id: view.id,
        kind,
        action: kind === 'registration' || kind === 'extension' ? 'decide' : 'open',
        title: view.customer_name,
        families: view.families,
        partner_name: view.partner.name,
        state: view.state,
        alike: view.alike ?? 0,
        amount_minor: view.amount_minor,
        currency: view.currency,
        clock: view.clock,
      });
    }
    const zone = calendar.timeZone;
    const due = await countDue(c.tx, scope, filter, {
      due_now: c.now,
      due_today: endOfLocalDay(c.now, zone),
      due_tomorrow: endOfLocalDay(addCalendarDays(c.now, 1, zone), zone),
    });
    return {
      ...(grouped as Record<Buckets, never[]>),
      counts: {
        overdue: due.now,
        today: due.today - due.now,
        tomorrow: due.tomorrow - due.today,
        later: due.all - due.tomorrow,
      },
      working_day: { start: vendor.day_start, end: vendor.day_end, time_zone: vendor.time_zone },
    };
  }),

  implement(getCabinetHome, async (c) => {
    const scope = c.scope() as never;
    const { vendorId } = c.actor;
    const partnerId = c.actor.partnerId as string;
    const vendor = await vendorFacts(c.tx, vendorId);
    const partner = await lockPartner(c.tx, vendorId, partnerId, false);
    const ground = await groundOf(c.tx, vendorId, c.now);
    const by = answerBy(ground);
    const byDue = { sort: 'due' as const, order: 'asc' as const, limit: homeRows };
    const present = (rows: Awaited<ReturnType<typeof selectPage>>) => presentRows(c, rows.slice(0, homeRows));
    const [ofOurs, ofTheirs] = [{ view: 'my_turn' as const }, { states: [...undecidedStates], withRequests: true }];
    const mine = await selectPage(c.tx, scope, ofOurs, byDue, c.now);
    const theirs = await selectPage(c.tx, scope, ofTheirs, byDue, c.now);
    const now = { due_now: c.now, due_today: c.now, due_tomorrow: c.now };
    const recent = await selectPage(c.tx, scope, {}, { sort: 'updated', order: 'desc', limit: homeRows }, c.now);
    const limit = ground.rules.quota_open_by_tier[partner.tier as keyof typeof ground.rules.quota_open_by_tier];
    return {
      partner: { id: partnerId, name: partner.name, tier: partner.tier },
      vendor: { name: vendor.name, time_zone: vendor.time_zone },
      mine: await present(mine),
      theirs: await present(theirs),
      recent: await present(recent),
      waiting: {
        mine: (await countDue(c.tx, scope, ofOurs, now)).all,
        theirs: (await countDue(c.tx, scope, ofTheirs, now)).all,
      },
      total: await ownTotal(c.tx, vendorId, partnerId),
      quota: { open: await openCount(c.tx, vendorId, partnerId), limit },
      answer_by: { ...by, usual: by.usual.toISOString(), large: by.large.toISOString() },
    };
  }),
];
