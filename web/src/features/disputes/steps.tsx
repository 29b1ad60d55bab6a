import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react';
import { useFormat } from '../../app/use-format.ts';
import { type T, useT } from '../../app/use-t.tsx';
import look from './steps.module.css';
import type { Dispute } from './types.ts';

type Step = Dispute['steps'][number];

const signs = { done: IconCheck, late: IconAlertTriangle, skipped: IconMinus } as const;

function Pin({ status }: { status: Step['status'] }) {
  const Sign = status === 'done' || status === 'late' || status === 'skipped' ? signs[status] : null;
  return <span className={look.pin}>{Sign && <Sign size={14} stroke={2.4} aria-hidden />}</span>;
}

interface Says {
  day: (at: string) => string;
  moment: (at: string) => string;
}

function whenOf({ step, status, at }: Step, { day, moment }: Says, t: T): string {
  if (status === 'skipped') return t('disputes.stepSkipped');
  if (status === 'done') return at ? day(at) : '';
  if (status === 'now' || status === 'late') return at ? t('disputes.stepUntil', { time: moment(at) }) : '';
  if (step === 'decision') return at ? t('disputes.stepNotLater', { time: day(at) }) : '';
  if (step === 'level_2' || step === 'committee') return t('disputes.stepIf');
  return t(step === 'appeal' ? 'disputes.stepAfter' : 'disputes.stepAhead');
}

/** The course of a case: what lies behind, where it stands, what is ahead. */
export function Steps({ dispute }: { dispute: Dispute }) {
  const t = useT();
  const { shortDay, time } = useFormat();
  const says: Says = { day: shortDay, moment: (at) => `${shortDay(at)}, ${time(at)}` };
  return (
    <ol className={look.steps} aria-label={t('disputes.course')}>
      {dispute.steps.map((step) => (
        <li
          key={step.step}
          className={`${look.step} ${look[step.status]}`}
          {...(step.status === 'now' || step.status === 'late' ? { 'aria-current': 'step' as const } : {})}
        >
          <Pin status={step.status} />
          <b>
            {t(`disputes.step.${step.step}`)}
            <span className="k-hidden">, {t(`disputes.stepStatus.${step.status}`)}</span>
          </b>
          <span>{whenOf(step, says, t)}</span>
        </li>
      ))}
    </ol>
  );
}
