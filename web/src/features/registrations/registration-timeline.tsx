import { formatDay } from '@kanal/server/kernel/dates.ts';
import { IconHourglass, IconShieldCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type T, useT } from '../../app/use-t.tsx';
import type { TimeStyle } from '../../app/use-time-style.ts';
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx';
import { SignedMark } from '../signing/signed-mark.tsx';
import { type ClockEyes, clockWords } from './clock-words.ts';
import { historyTime, historyWords } from './history-texts.ts';
import type { HistoryEvent, Registration } from './types.ts';

export interface RegistrationTimelineProps {
  registration: Registration;
  events: readonly HistoryEvent[];
  eyes: ClockEyes;
  style: TimeStyle;
  /** What approval would grant by the rules in force, in days. */
  protectionDays?: number | undefined;
  /** What stands to the right of a step, by the step's number: its receipt. */
  proofs?: ReadonlyMap<number, ReactNode>;
}

function doneSteps({ events, eyes, style, proofs }: RegistrationTimelineProps, t: T): TimelineStep[] {
  return events.map((event) => {
    const { icon, title, lines } = historyWords(event, eyes.vendor, style, t);
    const { signed_with: signedWith } = event.data;
    return {
      key: String(event.seq),
      state: 'done',
      icon,
      title,
      time: historyTime(event, style),
      text: [
        ...lines.map((line) => <div key={line}>{line}</div>),
        ...(typeof signedWith === 'string' ? [<SignedMark key="signed" keyId={signedWith} />] : []),
      ],
      proof: proofs?.get(event.seq),
    };
  });
}

function waitedFor({ registration, eyes, style }: RegistrationTimelineProps, t: T): TimelineStep[] {
  const { clock } = registration;
  if (!clock) return [];
  const { due, mine } = clockWords(clock, eyes, style, t);
  const name = eyes[clock.turn];
  return [
    {
      key: 'now',
      state: 'now',
      icon: IconHourglass,
      title: t(`registrations.next${mine ? 'Mine' : ''}.${clock.awaits}`, { name }),
      time: due,
    },
  ];
}

function following({ registration, style, protectionDays }: RegistrationTimelineProps, t: T): TimelineStep[] {
  const { state, clock, protected_until } = registration;
  const undecided =
    state === 'submitted' || state === 'under_review' || state === 'action_required' || state === 'in_conflict';
  if (undecided) {
    const title = protectionDays
      ? t('registrations.next.protectionDays', { days: protectionDays })
      : t('registrations.next.protection');
    return [
      { key: 'protection', state: 'next', icon: IconShieldCheck, title, time: t('registrations.next.fromDecision') },
    ];
  }
  const held = (state === 'approved' || state === 'at_risk') && clock?.awaits !== 'protection_end';
  if (!held || !protected_until) return [];
  const title = t('registrations.next.protection_end');
  const time = formatDay(new Date(protected_until), style);
  return [{ key: 'end', state: 'next', icon: IconShieldCheck, title, time }];
}

/** The course of a registration: what is recorded, what is waited for, what follows. */
export function RegistrationTimeline(props: RegistrationTimelineProps) {
  const t = useT();
  const steps = [...doneSteps(props, t), ...waitedFor(props, t), ...following(props, t)];
  return <Timeline steps={steps} label={t('registrations.timeline')} />;
}
