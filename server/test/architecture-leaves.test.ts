/** Nothing that happens to a registration or to the log's own subjects stays out of the log without somebody having said why. */
import { readdirSync, readFileSync } from 'node:fs';
import { LEAF_TYPES } from '@kanal/receipt';
import { expect, test } from 'vitest';
import { features } from '../src/app.ts';

const draft = 'a draft is nobody’s business but its partner’s until it is submitted';
const book = 'it is about the vendor’s book and claims nothing in a partner’s name';

const months = 'a report of numbers names no registration; what it counts has leaves of its own';
const directBook = 'direct sales claim nothing against a partner: no protection begins or ends by it';
const conductRoom = 'a case of conduct changes no claim; what follows for one has leaves of its own';
const course = 'it is the course of a sale within its protection: nobody’s right begins, ends or changes by it';
const talks = 'until all three have agreed nothing is shared; what is agreed and its end have leaves';
const court = 'what a dispute does to a registration is told by events of that registration, each with its leaf';

/** Events without a leaf, each with the reason. */
const unlogged: Record<string, string> = {
  'registration.lapsed': draft,
  'registration.restored': draft,
  'deal.moved': course,
  'deal.commented': course,
  'deal.task_given': course,
  'deal.resource_asked': course,
  'deal.resource_answered': course,
  'person.joined': book,
  'invitation.requested': book,
  'partner.status_changed': book,
  'partner.manager_assigned': book,
  'export.requested': 'an export is a copy for the vendor’s or the partner’s own people',
  'export.finished': 'an export is a copy for the vendor’s or the partner’s own people',
  'conduct.noticed': conductRoom,
  'conduct.reported': conductRoom,
  'conduct.replied': conductRoom,
  'conduct.decided': conductRoom,
  'conduct.appealed': conductRoom,
  'conduct.judged': conductRoom,
  'conduct.dropped': conductRoom,
  'conduct.reply_due': conductRoom,
  'conduct.overdue': conductRoom,
  'co_selling.proposed': talks,
  'co_selling.offered': talks,
  'co_selling.invited': talks,
  'co_selling.declined': talks,
  'co_selling.lapsed': talks,
  'co_selling.withdrawn': talks,
  'co_selling.due': talks,
  'direct.stopped': directBook,
  'direct.asked': directBook,
  'direct.allowed': directBook,
  'direct.refused': directBook,
  'fair_play.due': months,
  'fair_play.skipped': months,
  'fair_play.published': months,
  'complaint.made': 'a complaint about the market concerns no registration',
  'complaint.closed': 'a complaint about the market concerns no registration',
  'import.waits': 'work to be done is no deed',
  'import.finished': 'each registration of an import has the leaves of its own deeds',
  'dispute.opened': court,
  'dispute.party_joined': court,
  'dispute.evidence_filed': court,
  'dispute.moved': court,
  'dispute.judge_seated': court,
  'dispute.judge_challenged': court,
  'dispute.challenge_answered': court,
  'calendar.year_loaded':
    'the calendar is the vendor’s own setting; each time that it moves stands in its registration',
  'dispute.decision_proposed': court,
  'dispute.overdue': court,
  'dispute.ruled': court,
  'dispute.closed': court,
  'dispute.remedy_kept': 'a promise that is kept changes no right; it stands in the case and in the audit trail',
  'precedent.published': 'it names nobody and no registration, and what it teaches is in the log already',
  'log.receipt_handed_over': 'a reading changes nothing; it is kept where nobody can delete it, and counted in public',
  'log.leaves_opened': 'a reading changes nothing; it stands in the audit trail and among the deal’s readers',
};

const events = features.flatMap((feature) => feature.events ?? []);
const witnesses = features.flatMap((feature) => feature.witnesses ?? []);
const logged = new Set(witnesses.filter(({ leaves }) => leaves?.length).map(({ event }) => event.name));

test('every event has a leaf, or a reason why it has none', () => {
  const names = events.map(({ name }) => name);
  expect(names.filter((name) => !logged.has(name) && !Object.hasOwn(unlogged, name))).toEqual([]);
  expect(Object.keys(unlogged).filter((name) => logged.has(name) || !names.includes(name))).toEqual([]);
});

test('every event that is written in the source is known to its feature', () => {
  const folder = new URL('../src/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /events\.ts$/.test(name));
  const written = files.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/= event\(\s*'([^']+)'/g)].map(([, event]) => event),
  );
  expect(written.length).toBeGreaterThan(20);
  expect(written.sort()).toEqual(events.map(({ name }) => name).sort());
});

test('what a witness says to write is a leaf that receipts have words for', () => {
  for (const { leaves = [] } of witnesses) for (const type of leaves) expect(LEAF_TYPES).toContain(type);
});
