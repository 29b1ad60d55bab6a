import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { useTimeStyle } from '../../app/use-time-style.ts';
import { disputeClockWords } from '../../features/disputes/clock-of.ts';
import look from '../../features/disputes/disputes.module.css';
import type { NoteDeed } from '../../features/disputes/note-dialog.tsx';
import type { Dispute } from '../../features/disputes/types.ts';
import { BigClock } from '../../ui/clock.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { useCabinet } from '../routes.ts';

interface TurnBoxProps {
  dispute: Dispute;
  onDeed: (deed: NoteDeed) => void;
}

/** Whose turn it is in the case, until when, and what the reader can do about it. */
export function TurnBox({ dispute, onDeed }: TurnBoxProps) {
  const t = useT();
  const style = useTimeStyle();
  const { eyes } = useCabinet();
  const { clock } = dispute;
  if (!clock) {
    const words = dispute.state === 'withdrawn' ? 'disputes.closedWithdrawn' : 'disputes.closedFinal';
    if (dispute.lapsed)
      return (
        <Note tone="hold" title={t('disputes.closedLapsed')}>
          {t('disputes.closedLapsedText')}
        </Note>
      );
    return <Note tone="hold" title={t(words)} />;
  }
  const words = disputeClockWords({ clock, lane: dispute.lane }, eyes, style, t);
  const late = clock.overdue && clock.awaits === 'decision';
  return (
    <section className={look.section}>
      <h2 className="k-hidden">{t('disputes.clock')}</h2>
      <BigClock {...words.reading} label={words.label} face={words.face}>
        <p>
          <b className={late ? 'k-stop' : ''}>
            {late ? t('disputes.lateTurn') : <Turn dispute={dispute} turn={words.turn} />}
          </b>
        </p>
        <p>
          {late
            ? t('disputes.awaitsLate', { due: words.due })
            : t(`disputes.awaits.${clock.awaits}`, { due: words.due })}
        </p>
        {late && <p>{t('disputes.lateNote')}</p>}
        <Below dispute={dispute} onDeed={onDeed} />
      </BigClock>
    </section>
  );
}

function Turn({ dispute, turn }: { dispute: Dispute; turn: string }): ReactNode {
  const t = useT();
  if (dispute.state === 'evidence') return t('disputes.evidenceTurn');
  return dispute.state === 'decided' ? t('disputes.decided') : turn;
}

function Below({ dispute, onDeed }: TurnBoxProps) {
  const t = useT();
  const { day } = useFormat();
  const { can, clock } = dispute;
  const party = dispute.parties_seen[0];
  if (clock?.awaits === 'decision')
    return <p className="k-small k-muted">{t('disputes.nothingNeeded', { time: day(dispute.ends_by) })}</p>;
  if (dispute.state === 'evidence')
    return can.finish ? <Finish dispute={dispute} /> : <p className="k-small k-muted">{t('disputes.evidenceDone')}</p>;
  if (!can.accept && party?.accepted_at) return <p className="k-small k-muted">{t('disputes.accepted')}</p>;
  return (
    <div className={look.buttons}>
      {can.accept && (
        <Button variant="filled" onClick={() => onDeed('accept')}>
          {t('disputes.accept')}
        </Button>
      )}
      {can.appeal && <Button onClick={() => onDeed('appeal')}>{t('disputes.appeal')}</Button>}
    </div>
  );
}

function Finish({ dispute }: { dispute: Dispute }) {
  const t = useT();
  const finish = useCommand('finishEvidence');
  return (
    <div className={look.buttons}>
      <Button
        leftSection={<IconCheck size={20} aria-hidden />}
        loading={finish.isPending}
        onClick={() => finish.mutate({ id: dispute.id })}
      >
        {t('disputes.finish')}
      </Button>
      {finish.error !== null && <ErrorNote error={finish.error} />}
    </div>
  );
}
