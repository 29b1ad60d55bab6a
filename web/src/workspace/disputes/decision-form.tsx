import { decisionReasons } from '@kanal/server/registration/disputes/contract/codes.ts';
import { outcomesFor, voicesToTake } from '@kanal/server/registration/disputes/rules/deciding.ts';
import { priorityRules } from '@kanal/server/registration/registrations/contract/decisions.ts';
import { useState } from 'react';
import type { Input } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import look from '../../features/disputes/disputes.module.css';
import type { Dispute, Party } from '../../features/disputes/types.ts';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import { BreachFields, type BreachState } from './breach-fields.tsx';
import { RemedyFields, type RemedyState } from './remedy-fields.tsx';

type Proposal = Input<'proposeDecision'>;
type Outcome = Proposal['outcomes'][number];

interface DecisionFormProps {
  dispute: Dispute;
  onClose: () => void;
  onDone: () => void;
}

const first = (party: Party): Outcome => ({
  party_id: party.id,
  outcome: 'decision_stands',
  days: 30,
  words: '',
});

/** The record of a decision: facts, rule, reason, and for each party what becomes of it and what it reads. */
export function DecisionForm({ dispute, onClose, onDone }: DecisionFormProps) {
  const t = useT();
  const { number } = useFormat();
  const [facts, setFacts] = useState('');
  const [rule, setRule] = useState<Proposal['priority_rule']>('first_complete_submission');
  const [reason, setReason] = useState<Proposal['reason_code']>('rule_applied_rightly');
  const [outcomes, setOutcomes] = useState<Outcome[]>(dispute.parties_seen.map(first));
  const [remedies, setRemedies] = useState<RemedyState[]>([]);
  const [breach, setBreach] = useState<BreachState | null>(null);
  const alone = dispute.judges.length === 1;
  const propose = useCommand('proposeDecision', {
    onDone: (made) => {
      showToast({ message: t(made.decision ? 'disputes.madeToast' : 'disputes.proposedToast') });
      onDone();
    },
  });
  const change = (id: string, patch: Partial<Outcome>) =>
    setOutcomes(outcomes.map((each) => (each.party_id === id ? { ...each, ...patch } : each)));
  const save = () =>
    propose.mutate({
      id: dispute.id,
      facts: facts.trim(),
      priority_rule: rule,
      reason_code: reason,
      outcomes: outcomes.map((each) => ({ ...each, words: each.words.trim() })),
      remedies: remedies.map(({ key: _, ...remedy }) => remedy),
      breach,
    });
  return (
    <FormDrawer
      title={t('disputes.decideTitle', { number: dispute.number })}
      size={560}
      save={t(alone ? 'disputes.decideDo' : 'disputes.proposeDo')}
      pending={propose.isPending}
      error={propose.error}
      onClose={onClose}
      onSave={save}
    >
      <LongTextField
        label={t('disputes.facts')}
        description={t('disputes.factsHint')}
        value={facts}
        error={fieldError(propose.error, 'facts')}
        data-autofocus
        onChange={(event) => setFacts(event.currentTarget.value)}
      />
      <div className={look.pair}>
        <SelectField
          label={t('disputes.decideRule')}
          data={priorityRules.map((value) => ({ value, label: t(`disputes.rule.${value}`) }))}
          value={rule}
          onChange={(value) => setRule(priorityRules.find((each) => each === value) ?? rule)}
        />
        <SelectField
          label={t('disputes.decideReason')}
          data={decisionReasons.map((value) => ({ value, label: t(`disputes.reason.${value}`) }))}
          value={reason}
          onChange={(value) => setReason(decisionReasons.find((each) => each === value) ?? reason)}
        />
      </div>
      {dispute.parties_seen.map((party, at) => (
        <OutcomeFields
          key={party.id}
          party={party}
          number={number(party.registration.number ?? 0)}
          judges={dispute.judges.length}
          outcome={outcomes.find((each) => each.party_id === party.id) ?? first(party)}
          refused={
            fieldError(propose.error, `outcomes.${at}.words`) ?? fieldError(propose.error, `outcomes.${at}.outcome`)
          }
          onChange={(patch) => change(party.id, patch)}
        />
      ))}
      <RemedyFields
        dispute={dispute}
        remedies={remedies}
        refused={(path) => fieldError(propose.error, path)}
        onChange={setRemedies}
      />
      <BreachFields dispute={dispute} breach={breach} onChange={setBreach} />
    </FormDrawer>
  );
}

interface OutcomeFieldsProps {
  party: Party;
  number: string;
  judges: number;
  outcome: Outcome;
  refused: string | undefined;
  onChange: (patch: Partial<Outcome>) => void;
}

function OutcomeFields({ party, number, judges, outcome, refused, onChange }: OutcomeFieldsProps) {
  const t = useT();
  const possible = outcomesFor(party.registration.state, judges);
  const withheld = outcomesFor(party.registration.state, voicesToTake).length > possible.length;
  return (
    <fieldset className={look.group}>
      <legend>{party.partner.name}</legend>
      <SelectField
        label={t('disputes.decideOutcome', { number })}
        description={withheld ? t('disputes.takesTwo') : undefined}
        data={possible.map((value) => ({ value, label: t(`disputes.outcome.${value}`) }))}
        value={outcome.outcome}
        onChange={(value) => onChange({ outcome: possible.find((each) => each === value) ?? outcome.outcome })}
      />
      {outcome.outcome === 'protection_extended' && (
        <TextField
          label={t('disputes.decideDays')}
          inputMode="numeric"
          value={String(outcome.days ?? '')}
          onChange={(event) => onChange({ days: Number(event.currentTarget.value.replace(/\D/g, '')) })}
        />
      )}
      <LongTextField
        label={t('disputes.decideWords')}
        description={t('disputes.decideWordsHint')}
        value={outcome.words}
        error={refused}
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
    </fieldset>
  );
}
