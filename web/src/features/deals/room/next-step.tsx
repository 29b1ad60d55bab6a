import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../../app/api.ts';
import { useFormat } from '../../../app/use-format.ts';
import { useT } from '../../../app/use-t.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { TextField } from '../../../ui/field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import type { Deal, DealEyes } from '../types.ts';
import { useDealSaved } from '../use-deal-command.ts';
import { turnWords } from '../words.ts';
import look from './room.module.css';
import { type Whose, WhoseFields } from './whose-fields.tsx';

interface NextStepProps {
  deal: Deal;
  eyes: DealEyes;
}

function NextStepDialog({ deal, eyes, onClose }: NextStepProps & { onClose: () => void }) {
  const t = useT();
  const saved = useDealSaved();
  const step = deal.next_step;
  const [words, setWords] = useState(step?.words ?? '');
  const [on, setOn] = useState<string | null>(step?.on ?? null);
  const [whose, setWhose] = useState<Whose>({ side: step?.side ?? eyes.side, person_id: step?.person?.id ?? null });
  return (
    <FormDialog<Deal>
      title={t('deals.step.title')}
      submit={t('deals.save')}
      send={() => call('setNextStep', { id: deal.id, words: words.trim(), on, ...whose })}
      onClose={onClose}
      onDone={(next) => {
        saved(next);
        onClose();
      }}
    >
      {(error) => (
        <>
          <TextField
            label={t('deals.step.words')}
            description={t('deals.step.hint')}
            value={words}
            error={error('words')}
            maxLength={300}
            data-autofocus
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <DateField label={t('deals.step.on')} allowDeselect value={on} error={error('on')} onChange={setOn} />
          <WhoseFields dealId={deal.id} eyes={eyes} value={whose} onChange={setWhose} error={error('person_id')} />
        </>
      )}
    </FormDialog>
  );
}

/** What comes next, when, and whose turn it is: the first thing both sides read. */
export function NextStep({ deal, eyes }: NextStepProps) {
  const t = useT();
  const { day } = useFormat();
  const [open, setOpen] = useState(false);
  const step = deal.next_step;
  const who = [step?.person?.name, step?.on && day(step.on)].filter(Boolean).join(' · ');
  return (
    <section className={look.section}>
      <div className={look.title}>
        <h2>{t('deals.step')}</h2>
        {deal.can.next_step && (
          <Button variant="subtle" onClick={() => setOpen(true)}>
            {t(step ? 'deals.change' : 'deals.step.set')}
          </Button>
        )}
      </div>
      {step ? (
        <div className={`${look.step} ${step.late ? look.late : ''}`}>
          <p>
            <b>{step.words}</b>
          </p>
          <p className={step.late ? 'k-stop' : 'k-muted'}>
            {[step.side && turnWords(step.side, eyes, t), who, step.late && t('deals.late')]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      ) : (
        <p className="k-muted">{t('deals.step.none')}</p>
      )}
      {open && <NextStepDialog deal={deal} eyes={eyes} onClose={() => setOpen(false)} />}
    </section>
  );
}
