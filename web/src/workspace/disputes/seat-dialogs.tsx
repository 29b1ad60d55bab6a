import { useState } from 'react';
import { call, type Input } from '../../app/api.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import type { Dispute } from '../../features/disputes/types.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';

interface DialogProps {
  dispute: Dispute;
  onClose: () => void;
  onDone: () => void;
}

const FREE = 'free';

/** Seats somebody; those with an interest are named with the reason, and cannot be chosen. */
export function SeatDialog({ dispute, onClose, onDone }: DialogProps) {
  const t = useT();
  const { round, level } = dispute;
  const sitting = dispute.members.filter((seat) => seat.round === round && seat.level === level && !seat.removed_at);
  const people = useRead('listJudges', { id: dispute.id }).data?.items ?? [];
  const [who, setWho] = useState<string | null>(null);
  const [instead, setInstead] = useState(sitting[0]?.person.id ?? FREE);
  const free = people.filter((person) => person.refusal === null);
  const refused = people.filter((person) => person.refusal !== null && person.refusal !== 'wrong_role');
  return (
    <FormDialog<Dispute>
      title={t('disputes.seatTitle')}
      text={t('disputes.seatText')}
      submit={t('disputes.seatDo')}
      send={() =>
        call('assignJudge', { id: dispute.id, person_id: who ?? '', instead_of: instead === FREE ? null : instead })
      }
      onClose={onClose}
      onDone={onDone}
    >
      {(error) => (
        <>
          <SelectField
            label={t('disputes.seatWho')}
            data={free.map((person) => ({ value: person.id, label: person.name }))}
            value={who}
            error={error('person_id')}
            onChange={setWho}
          />
          <SelectField
            label={t('disputes.seatInstead')}
            data={[
              ...sitting.map(({ person }) => ({ value: person.id, label: person.name })),
              { value: FREE, label: t('disputes.seatFree') },
            ]}
            value={instead}
            error={error('instead_of')}
            onChange={(value) => setInstead(value ?? FREE)}
          />
          {refused.length > 0 && (
            <p className="k-small k-muted">
              {t('disputes.refused', {
                names: refused
                  .map(({ name, refusal }) => (refusal ? `${name} (${t(`disputes.refusal.${refusal}`)})` : name))
                  .join(', '),
              })}
            </p>
          )}
        </>
      )}
    </FormDialog>
  );
}

type Interest = Input<'stepDown'>['kind'];
const INTERESTS: readonly Interest[] = ['quota', 'close_person', 'other'];

/** Gives one's own seat up, with the interest that makes it necessary. */
export function StepDownDialog({ dispute, onClose, onDone }: DialogProps) {
  const t = useT();
  const [kind, setKind] = useState<Interest>('quota');
  const [words, setWords] = useState('');
  return (
    <FormDialog
      title={t('disputes.stepDownTitle')}
      text={t('disputes.stepDownText')}
      submit={t('disputes.stepDownDo')}
      danger
      send={() => call('stepDown', { id: dispute.id, kind, words: words.trim() })}
      onClose={onClose}
      onDone={onDone}
    >
      {() => (
        <>
          <SelectField
            label={t('disputes.stepDownKind')}
            data={INTERESTS.map((value) => ({ value, label: t(`disputes.interest.${value}`) }))}
            value={kind}
            onChange={(value) => setKind(INTERESTS.find((each) => each === value) ?? 'other')}
          />
          <LongTextField
            label={t('disputes.words')}
            minRows={2}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
