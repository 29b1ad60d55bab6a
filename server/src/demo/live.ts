/** Fourteen months of the demo: stories of registrations told by the real operations, with a clock that is set. */
import type { Member } from '../access/actors.ts';
import type { Kanal } from '../app.ts';
import { type BusinessCalendar, businessCalendar } from '../kernel/calendar/business-calendar.ts';
import { addCalendarDays, localDate } from '../kernel/calendar/zone.ts';
import { makeTaxId } from '../kernel/identifiers/generate.ts';
import { ProblemError } from '../kernel/problem.ts';
import { settleVendor } from '../platform/vendor-cache.ts';
import { act } from './act.ts';
import type { DemoPartner, DemoWorld } from './build.ts';
import { type Chance, chance } from './chance.ts';
import { actInCourt, endCourt } from './court.ts';
import { courtStories } from './court-story.ts';
import { customerName, customerSeeds, needs } from './customer-seeds.ts';
import { playFair } from './fair-play.ts';
import { hardCases } from './hard-cases.ts';
import { importSome } from './imports.ts';
import type { LivedClock } from './lived-clock.ts';
import { places } from './names.ts';
import { changeRules, openBook, seedTaxId } from './opening.ts';
import { sellTogether } from './selling-together.ts';
import { SideBySide } from './side-by-side.ts';
import { beginSigning, type Sign, signsNothing } from './signer.ts';
import { type Ending, endings, type Step, storyOf, type TimedStep } from './story.ts';
import type { Tale } from './tale.ts';

const registrationsAtMost = 600;
const months = 14;
const dayMs = 86_400_000;

interface Moment {
  at: Date;
  tale: Tale;
  step: Step | { kind: 'draft' };
}

/** Endings that leave a deal in work. */
const goesOn: readonly Ending[] = [
  'approved',
  'at_risk',
  'extension_asked',
  'extension_granted',
  'extension_declined',
  'extension_by_silence',
];

const everyEnding = endings.map(([ending]) => ending);
/** How long before the present a story must begin for its ending to be how things stand. */
const beginsDaysAgo: Record<Ending, readonly [number, number]> = {
  draft: [0, 10],
  submitted: [0, 4.5],
  under_review: [1, 5],
  action_required: [1, 4],
  rejected: [5, 380],
  approved: [3, 75],
  at_risk: [36, 70],
  expired: [100, 400],
  withdrawn: [3, 380],
  won: [90, 420],
  lost: [90, 420],
  put_away: [5, 50],
  extension_asked: [171, 173],
  extension_granted: [175, 250],
  extension_declined: [174, 178],
  extension_by_silence: [186, 250],
};

export async function live(kanal: Kanal, clock: LivedClock, world: DemoWorld, until: Date): Promise<number> {
  const calendar = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow' });
  const plot = new Plot(world, calendar, until);
  const moments = plot.moments();
  const rulesChangeAt = new Date(until.getTime() - 84 * dayMs);
  const signsFrom = new Date(until.getTime() - 120 * dayMs);
  let sign: Sign = signsNothing;
  let rulesChanged = false;
  let day = '';
  await openBook(kanal, world);
  settleVendor(world.vendor.id);
  const work = new SideBySide();
  for (const moment of moments) {
    const today = localDate(moment.at, 'Europe/Moscow');
    if (!rulesChanged && moment.at > rulesChangeAt) {
      await work.end();
      await clock.at(rulesChangeAt, () => changeRules(kanal, world));
      settleVendor(world.vendor.id);
      rulesChanged = true;
    }
    if (sign === signsNothing && moment.at > signsFrom) {
      await work.end();
      await clock.at(signsFrom, async () => {
        sign = await beginSigning(kanal, world);
      });
    }
    if (today !== day) {
      // Night: what time itself does, before the day's work.
      await work.end();
      await clock.at(new Date(`${today}T04:00:00Z`), () => kanal.runJobs(['registrations.expire', 'disputes.run']));
      day = today;
    }
    await work.begin(sharedBy(moment), () => clock.at(moment.at, () => perform(kanal, world, moment, sign)));
  }
  await work.end();
  await importSome(kanal, clock, world, until);
  await playFair(kanal, clock, world, until);
  await endCourt(kanal, clock, world, until);
  await hardCases(kanal, clock, world, until);
  await sellTogether(kanal, clock, world, until);
  await clock.at(until, () => kanal.runJobs(['registrations.expire', 'deals.remind']));
  // Three in the morning in Moscow; as often as a slow machine needs for the whole book: once it is through, a round is but a look.
  const night = new Date(`${localDate(until, 'Europe/Moscow')}T00:00:00Z`);
  for (let round = 0; round < 40; round++) await clock.at(night, () => kanal.runJobs(['customers.propose_duplicates']));
  return plot.tales;
}

/** Claims are numbered and compared in their order; customers and partners each see one thing after the other. */
function sharedBy({ tale, step }: Moment): string[] {
  const compares = ['submit', 'answer', 'approve'].includes(step.kind);
  return [
    `partner ${tale.partner.id}`,
    `customer ${tale.draft.customer_tax_id}`,
    ...(compares ? ['claims'] : []),
    ...(step.kind === 'court' ? ['court'] : []),
  ];
}

/** A draft, ten minutes before the first step. */
function momentsOf(tale: Tale, steps: readonly TimedStep[], begins: Date): Moment[] {
  const draftAt = new Date((steps[0]?.at ?? begins).getTime() - 600_000);
  return [{ at: draftAt, tale, step: { kind: 'draft' } }, ...steps.map(({ at, step }) => ({ at, tale, step }))];
}

class Plot {
  readonly #world: DemoWorld;
  readonly #calendar: BusinessCalendar;
  readonly #until: Date;
  readonly #luck: Chance = chance(20_261_123);
  tales = 0;

  constructor(world: DemoWorld, calendar: BusinessCalendar, until: Date) {
    this.#world = world;
    this.#calendar = calendar;
    this.#until = until;
  }

  moments(): Moment[] {
    const moments: Moment[] = [];
    for (const partner of this.#world.partners.slice(0, 2)) {
      for (const ending of [...everyEnding, 'approved', 'won', 'submitted'] as Ending[])
        moments.push(...this.#tell(partner, ending));
    }
    while (this.tales < registrationsAtMost)
      moments.push(...this.#tell(this.#luck.pick(this.#world.partners), this.#ending()));
    moments.push(...this.#tellOfCourt());
    return moments.sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  #ending(): Ending {
    let at = this.#luck.whole(0, endings.reduce((sum, [, weight]) => sum + weight, 0) - 1);
    for (const [ending, weight] of endings) {
      if (at < weight) return ending;
      at -= weight;
    }
    return 'won';
  }

  #tell(partner: DemoPartner, ending: Ending): Moment[] {
    const luck = this.#luck;
    const [from, to] = beginsDaysAgo[ending];
    const latest = Math.min(to, months * 30);
    const begins = new Date(this.#until.getTime() - (from + luck.next() * (latest - from)) * dayMs - 3_600_000);
    const tale = this.#tale(partner, begins, goesOn.includes(ending));
    const steps = storyOf(ending, begins, this.#calendar, luck).filter((each) => each.at <= this.#until);
    return momentsOf(tale, steps, begins);
  }

  /** Disputes, the open ones with the partners whose cabinets people look into. */
  #tellOfCourt(): Moment[] {
    return courtStories(this.#until, this.#calendar).flatMap((steps, at) => {
      const partner = this.#world.partners[at < 9 ? at % 3 : at % this.#world.partners.length] as DemoPartner;
      const begins = steps[0]?.at ?? this.#until;
      return momentsOf(this.#tale(partner, begins, false), steps, begins);
    });
  }

  #tale(partner: DemoPartner, begins: Date, isOpen: boolean): Tale {
    const luck = this.#luck;
    const amount_minor = luck.whole(12, luck.yes(0.12) ? 1_800 : 420) * 10_000_00;
    const partnerIndex = this.#world.partners.indexOf(partner);
    this.tales++;
    return {
      partner,
      seller: luck.pick(partner.sellers),
      manager: this.#world.managers[partnerIndex % this.#world.managers.length] as Member,
      draft: this.#draft(partner, begins, amount_minor),
      amount_minor,
      goesOn: isOpen,
      reports: 0,
      id: null,
      over: false,
    };
  }

  #draft(partner: DemoPartner, begins: Date, amount_minor: number): Record<string, unknown> {
    const luck = this.#luck;
    const known = luck.yes(0.12) ? luck.whole(0, customerSeeds.length - 1) : -1;
    const pick = luck.whole(0, 700);
    const seed = known >= 0 ? customerSeeds[known] : undefined;
    const country = seed ? 'RU' : partner.country;
    const place = luck.pick(places.filter((each) => each.country === country));
    const families = luck.yes(0.15) ? 2 : 1;
    const first = luck.whole(0, this.#world.familyIds.length - 1);
    const ids = Array.from(
      { length: families },
      (_, at) => this.#world.familyIds[(first + at) % this.#world.familyIds.length] as string,
    );
    const tender = luck.yes(0.12) && country === 'RU';
    return {
      customer_name: seed ? luck.pick(seed.forms) : customerName(pick),
      customer_country: country,
      customer_tax_id: known >= 0 ? seedTaxId(known) : makeTaxId(country, `made ${pick} ${country}`),
      customer_city: place.city,
      customer_region: place.region,
      customer_domain: luck.yes(0.5)
        ? `client${known >= 0 ? 900 + known : pick}${country === 'RU' ? '' : country.toLowerCase()}.example`
        : null,
      // By the number of the customer and not by luck: the world stays as it was.
      customer_phone: country === 'RU' && pick % 3 === 0 ? `+74822${300_000 + (pick % 600_000)}` : null,
      need: luck.pick(needs),
      products: ids.map((family_id) => ({ family_id, quantity: luck.whole(5, 120) })),
      amount_minor,
      currency: country === 'KZ' ? 'KZT' : country === 'BY' ? 'BYN' : 'RUB',
      close_date: localDate(addCalendarDays(begins, luck.whole(30, 210), 'Europe/Moscow'), 'Europe/Moscow'),
      ...(tender
        ? tenderOf(luck, localDate(begins, 'Europe/Moscow'))
        : {
            type: luck.pick(['new_customer', 'new_customer', 'existing_customer_project', 'expansion', 'renewal']),
            route: luck.pick(['direct', 'direct', 'direct', 'tender']),
          }),
      work_done: luck.yes(0.7) ? 'Встреча с ИТ-директором, показ продукта.' : '',
      next_steps: luck.yes(0.6) ? 'Пилот на десять мест.' : '',
      help_wanted: luck.yes(0.25) ? 'Инженер на обмен данными, два дня.' : '',
      competitor: luck.yes(0.3) ? 'Доработка таблиц своими силами' : '',
    };
  }
}

/** A notice as the state's system numbers it: customer, year and a number of its own. */
function tenderOf(luck: Chance, notice_date: string): Record<string, unknown> {
  const route = luck.pick(['law_44', 'law_223']);
  const year = notice_date.slice(2, 4);
  const own = luck.whole(10_000, 99_999);
  const notice_number = route === 'law_44' ? `03731${own}0${year}0${own}` : `3${year}000${own}`;
  return { type: 'regulated_procurement', route, notice_number, notice_date, public_sector: true };
}

async function perform(kanal: Kanal, world: DemoWorld, { tale, step }: Moment, sign: Sign): Promise<void> {
  if (tale.over) return;
  const { id } = tale;
  try {
    if (step.kind === 'draft') {
      tale.id = ((await kanal.call(tale.seller, 'createRegistration', tale.draft)) as { id: string }).id;
    } else if (id && step.kind === 'court') {
      await actInCourt(kanal, world, tale, id, step.deed);
    } else if (id) {
      await act(kanal, tale, id, step, sign);
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // A claim in conflict is decided as it stands.
    const { code, params } = error.problem;
    if (code === 'registration.wrong_state' && params?.state === 'in_conflict') return;
    await endInLife(kanal, tale, step, error.problem.code);
  }
}

/** A refusal is part of life: a taken scope is rejected in words, a full quota leaves a draft. */
async function endInLife(kanal: Kanal, tale: Tale, step: Moment['step'], code: string): Promise<void> {
  tale.over = true;
  const taken = ['registration.scope_not_free', 'registration.incumbent_first', 'registration.not_first'].includes(
    code,
  );
  if (step.kind === 'approve' && taken && tale.id) {
    const note = 'Предмет защиты не свободен. Другой продукт или площадка могут быть свободны.';
    await kanal.call(tale.manager, 'rejectRegistration', { id: tale.id, reason_code: 'scope_not_free', note });
  }
}
