import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useFormat } from '../../../app/use-format.ts';
import { useRead } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { Note } from '../../../ui/note.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { ActionDialog } from '../../registrations/actions/action-dialog.tsx';
import { FileList } from '../../registrations/file-list.tsx';
import type { Deal, DealEyes } from '../types.ts';
import { useStages } from '../use-stages.ts';
import { Comments } from './comments.tsx';
import { Estimate } from './estimate.tsx';
import { Evidence } from './evidence.tsx';
import { History } from './history.tsx';
import { NextStep } from './next-step.tsx';
import { Plan } from './plan.tsx';
import { RoomReaders } from './readers.tsx';
import { Resources } from './resources.tsx';
import look from './room.module.css';
import { StagePath } from './stage-path.tsx';

interface RoomProps {
  deal: Deal;
  eyes: DealEyes;
  /** Name of the customer, state, the way back: each side's own. */
  head: ReactNode;
  /** Whether the registration is the reader's to open as well: its files, and who opened it. */
  claim: boolean;
}

/** Won and lost are steps of the registration: asked for here, carried out there. */
function Closing({ deal, how, onClose }: { deal: Deal; how: 'win' | 'lose'; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { data: registration } = useRead('getRegistration', { id: deal.id }, { staleTime: 60_000 });
  if (!registration) return null;
  return (
    <ActionDialog
      action={how}
      registration={registration}
      onClose={onClose}
      onDone={() => {
        onClose();
        void client.invalidateQueries();
        showToast({ message: t(`registrations.action.${how}.done`) });
      }}
    />
  );
}

function Files({ deal }: { deal: Deal }) {
  const t = useT();
  const client = useQueryClient();
  const changed = () => void client.invalidateQueries({ queryKey: ['getDeal', { id: deal.id }] });
  return (
    <section className={look.section}>
      <h2>{t('registrations.files.title')}</h2>
      <FileList
        files={deal.files}
        registrationId={() => Promise.resolve(deal.id)}
        canAttach={deal.can.evidence}
        onChange={changed}
      />
    </section>
  );
}

/** One room for both sides: where the deal stands, what is next, who does what, what was said. */
export function Room({ deal, eyes, head, claim }: RoomProps) {
  const format = useFormat();
  const t = useT();
  const stages = useStages();
  const [closing, setClosing] = useState<'win' | 'lose' | null>(null);
  const usual = stages?.find((stage) => stage.code === deal.stage)?.tasks.length ?? 0;
  const mayClose = deal.can.move && (deal.registration_state === 'approved' || deal.registration_state === 'at_risk');
  return (
    <>
      {head}
      {deal.state !== 'open' && (
        <Note tone={deal.state === 'won' ? 'hold' : 'plain'} title={t(`deals.over.${deal.state}`)}>
          {t('deals.over.text')}
        </Note>
      )}
      {deal.frozen_since && (
        <Note tone="wait" title={t('deals.frozen')}>
          {t('deals.frozen.text', { time: format.dateTime(deal.frozen_since) })}
        </Note>
      )}
      {stages && <StagePath deal={deal} stages={stages} onClose={mayClose ? setClosing : undefined} />}
      <div className={look.columns}>
        <div>
          <NextStep deal={deal} eyes={eyes} />
          <Plan deal={deal} eyes={eyes} hasUsual={usual > 0} />
          <Comments deal={deal} eyes={eyes} />
          <History deal={deal} eyes={eyes} stages={stages} />
        </div>
        <div>
          <Estimate deal={deal} />
          <Resources deal={deal} eyes={eyes} />
          <Evidence deal={deal} />
          {claim && <Files deal={deal} />}
          {claim && <RoomReaders id={deal.id} eyes={eyes} />}
        </div>
      </div>
      {closing && <Closing deal={deal} how={closing} onClose={() => setClosing(null)} />}
    </>
  );
}
