/** One line of a deal's course in words: what happened, with what was said. */
import {
  type Icon,
  IconArrowRight,
  IconCalendar,
  IconCheck,
  IconFileCheck,
  IconFlag,
  IconHelp,
  IconMessage,
  IconTargetArrow,
} from '@tabler/icons-react';
import type { MessageId } from '../../../app/messages.ts';
import type { Format } from '../../../app/use-format.ts';
import type { T } from '../../../app/use-t.tsx';
import type { DealEvent, DealEyes, DealStage, Side } from '../types.ts';
import { sideName, stageName } from '../words.ts';

export const historyGroups = ['course', 'plan', 'words', 'help'] as const;
export type HistoryGroup = (typeof historyGroups)[number];

const KNOWN: Record<string, [HistoryGroup, Icon]> = {
  opened: ['course', IconFlag],
  reopened: ['course', IconFlag],
  won: ['course', IconCheck],
  lost: ['course', IconFlag],
  ended: ['course', IconFlag],
  moved: ['course', IconArrowRight],
  forecast: ['course', IconTargetArrow],
  next_step: ['plan', IconCalendar],
  task_added: ['plan', IconCalendar],
  task_changed: ['plan', IconCalendar],
  task_done: ['plan', IconCheck],
  task_reopened: ['plan', IconCalendar],
  task_removed: ['plan', IconCalendar],
  commented: ['words', IconMessage],
  resource_asked: ['help', IconHelp],
  resource_granted: ['help', IconHelp],
  resource_declined: ['help', IconHelp],
  resource_withdrawn: ['help', IconHelp],
  evidence_recorded: ['help', IconFileCheck],
  evidence_removed: ['help', IconFileCheck],
};

export const groupOf = (event: DealEvent): HistoryGroup => KNOWN[event.type]?.[0] ?? 'course';
export const iconOf = (event: DealEvent): Icon => KNOWN[event.type]?.[1] ?? IconFlag;
export const titleOf = (event: DealEvent, t: T): string =>
  event.type in KNOWN ? t(`deals.history.${event.type}` as MessageId) : event.type;

interface Ground {
  stages: readonly DealStage[] | undefined;
  eyes: DealEyes;
  format: Format;
  t: T;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function stepLine(data: DealEvent['data'], { eyes, format, t }: Ground): string {
  const side = text(data.side) as Side | '';
  const on = text(data.on) || text(data.due_on);
  const words = text(data.words) || text(data.title) || t('deals.step.removed');
  return [
    words,
    text(data.person) || (side && sideName(side, eyes, t)),
    on && t('deals.until', { day: format.day(on) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

function forecastLine(data: DealEvent['data'], { format, t }: Ground): string {
  const { amount_minor: amount, probability, currency } = data;
  return [
    typeof amount === 'number' ? format.money(amount, text(currency)) : '',
    text(data.close_date) && t('deals.until', { day: format.day(text(data.close_date)) }),
    typeof probability === 'number' ? format.percent(probability) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What the line adds to its title. */
export function lineOf({ type, data }: DealEvent, ground: Ground): string {
  const { stages, format, t } = ground;
  if (type === 'moved')
    return `${stageName(stages, text(data.from), format.locale)} → ${stageName(stages, text(data.to), format.locale)}`;
  if (type === 'forecast') return forecastLine(data, ground);
  if (type === 'next_step' || type === 'task_added' || type === 'task_changed') return stepLine(data, ground);
  if (type.startsWith('task_')) return text(data.title);
  if (type.startsWith('resource_'))
    return [
      [t(`deals.resource.kind.${text(data.kind)}` as MessageId), text(data.words)].filter(Boolean).join(': '),
      text(data.helper) && t('deals.resource.helps', { name: text(data.helper) }),
    ]
      .filter(Boolean)
      .join(' · ');
  if (type.startsWith('evidence_')) {
    const kind = t(`deals.evidence.kind.${text(data.kind)}` as MessageId);
    return [`${kind}, ${format.day(text(data.happened_on))}`, text(data.words)].filter(Boolean).join(': ');
  }
  return '';
}
