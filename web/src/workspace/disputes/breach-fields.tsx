import type { Input } from '../../app/api.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import look from '../../features/disputes/disputes.module.css';
import type { Dispute } from '../../features/disputes/types.ts';
import { SelectField } from '../../ui/select-field.tsx';

export type BreachState = NonNullable<Input<'proposeDecision'>['breach']>;

const KINDS: readonly BreachState['kind'][] = ['sold_around', 'price_to_other', 'information_leaked', 'false_claim'];
const NONE = 'none';
const NOBODY = 'nobody';

interface BreachFieldsProps {
  dispute: Dispute;
  breach: BreachState | null;
  onChange: (breach: BreachState | null) => void;
}

/** A breach of the rules by either side, recorded with the decision. */
export function BreachFields({ dispute, breach, onChange }: BreachFieldsProps) {
  const t = useT();
  const [party] = dispute.parties_seen;
  const people = useRead('listPeople', { limit: 100 }, { enabled: breach?.side === 'vendor' }).data?.items ?? [];
  const choose = (side: string | null) => {
    if (side !== 'vendor' && side !== 'partner') return onChange(null);
    if (party) onChange({ side, kind: side === 'vendor' ? 'sold_around' : 'false_claim', party_id: party.id });
  };
  return (
    <fieldset className={look.group}>
      <legend>{t('disputes.decideBreach')}</legend>
      <SelectField
        label={t('disputes.decideBreachSide')}
        data={[
          { value: NONE, label: t('disputes.noBreach') },
          { value: 'vendor', label: t('disputes.side.vendor') },
          { value: 'partner', label: t('disputes.side.partner') },
        ]}
        value={breach?.side ?? NONE}
        onChange={choose}
      />
      {breach && (
        <SelectField
          label={t('disputes.breachKindTitle')}
          data={KINDS.map((value) => ({ value, label: t(`disputes.ground.${value}`) }))}
          value={breach.kind}
          onChange={(value) => onChange({ ...breach, kind: KINDS.find((each) => each === value) ?? breach.kind })}
        />
      )}
      {breach && dispute.parties_seen.length > 1 && (
        <SelectField
          label={t('disputes.col.partner')}
          data={dispute.parties_seen.map((each) => ({ value: each.id, label: each.partner.name }))}
          value={breach.party_id}
          onChange={(value) => value && onChange({ ...breach, party_id: value })}
        />
      )}
      {breach?.side === 'vendor' && (
        <SelectField
          label={t('disputes.breachPerson')}
          description={t('disputes.breachPersonHint')}
          data={[
            { value: NOBODY, label: t('disputes.nobodyNamed') },
            ...people.map((person) => ({ value: person.id, label: person.full_name })),
          ]}
          value={breach.person_id ?? NOBODY}
          onChange={(value) => onChange({ ...breach, person_id: value === NOBODY ? null : value })}
        />
      )}
    </fieldset>
  );
}
