import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Input } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import look from '../../features/disputes/disputes.module.css';
import type { Dispute } from '../../features/disputes/types.ts';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';

type Remedy = NonNullable<Input<'proposeDecision'>['remedies']>[number];
export type RemedyState = Remedy & { key: number };

const KINDS: readonly Remedy['kind'][] = ['price_parity', 'compensation', 'points', 'other'];
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const digits = (text: string) => Number(text.replace(/\D/g, '')) || null;

interface RemedyFieldsProps {
  dispute: Dispute;
  remedies: readonly RemedyState[];
  refused: (path: string) => string | undefined;
  onChange: (remedies: RemedyState[]) => void;
}

/** What the vendor promises a party for what happened to it. */
export function RemedyFields({ dispute, remedies, refused, onChange }: RemedyFieldsProps) {
  const t = useT();
  const [party] = dispute.parties_seen;
  const change = (key: number, patch: Partial<Remedy>) =>
    onChange(remedies.map((each) => (each.key === key ? { ...each, ...patch } : each)));
  const add = () =>
    party &&
    onChange([
      ...remedies,
      { key: Date.now(), registration_id: party.registration.id, kind: 'price_parity', words: '', due_on: inDays(30) },
    ]);
  return (
    <>
      {remedies.map((remedy, at) => (
        <One
          key={remedy.key}
          dispute={dispute}
          remedy={remedy}
          refused={(field) => refused(`remedies.${at}.${field}`)}
          onChange={(patch) => change(remedy.key, patch)}
          onRemove={() => onChange(remedies.filter((each) => each.key !== remedy.key))}
        />
      ))}
      <div>
        <Button variant="subtle" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
          {t('disputes.decideRemedy')}
        </Button>
      </div>
    </>
  );
}

interface OneProps {
  dispute: Dispute;
  remedy: RemedyState;
  refused: (field: string) => string | undefined;
  onChange: (patch: Partial<Remedy>) => void;
  onRemove: () => void;
}

function One({ dispute, remedy, refused, onChange, onRemove }: OneProps) {
  const t = useT();
  const several = dispute.parties_seen.length > 1;
  return (
    <fieldset className={look.group}>
      <legend>{t('disputes.decideRemedyKind')}</legend>
      <div className={look.pair}>
        <SelectField
          label={t('disputes.decideRemedyKind')}
          data={KINDS.map((value) => ({ value, label: t(`disputes.remedy.${value}`) }))}
          value={remedy.kind}
          onChange={(value) => onChange({ kind: KINDS.find((each) => each === value) ?? 'other' })}
        />
        <DateField
          label={t('disputes.decideDue')}
          value={remedy.due_on}
          onChange={(value) => value && onChange({ due_on: value })}
        />
      </div>
      {several && (
        <SelectField
          label={t('disputes.col.partner')}
          data={dispute.parties_seen.map((each) => ({ value: each.registration.id, label: each.partner.name }))}
          value={remedy.registration_id}
          onChange={(value) => value && onChange({ registration_id: value })}
        />
      )}
      {remedy.kind === 'compensation' && (
        <TextField
          label={t('disputes.decideAmount')}
          error={refused('amount_minor')}
          inputMode="numeric"
          value={remedy.amount_minor ? String(remedy.amount_minor / 100) : ''}
          onChange={(event) => onChange({ amount_minor: (digits(event.currentTarget.value) ?? 0) * 100 || null })}
        />
      )}
      {remedy.kind === 'points' && (
        <TextField
          label={t('disputes.decidePoints')}
          error={refused('points')}
          inputMode="numeric"
          value={remedy.points ? String(remedy.points) : ''}
          onChange={(event) => onChange({ points: digits(event.currentTarget.value) })}
        />
      )}
      <TextField
        label={t('disputes.words')}
        error={refused('words')}
        value={remedy.words ?? ''}
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
      <div>
        <Button variant="subtle" leftSection={<IconTrash size={18} aria-hidden />} onClick={onRemove}>
          {t('disputes.removeRemedy')}
        </Button>
      </div>
    </fieldset>
  );
}
