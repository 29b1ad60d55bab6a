import { conductRules } from '@kanal/server/registration/conduct/contract.ts';
import { useState } from 'react';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import { PartnerChoice } from '../people/partner-choice.tsx';

/** Notice of a possible breach, to one partner. */
export function OpenCase({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [partner, setPartner] = useState<string | null>(null);
  const [rule, setRule] = useState<(typeof conductRules.partner)[number]>('false_registration');
  const [facts, setFacts] = useState('');
  const open = useCommand('openConductCase', { onDone: onClose });
  return (
    <FormDrawer
      title={t('conduct.open')}
      save={t('conduct.sendNotice')}
      onClose={onClose}
      pending={open.isPending}
      error={open.error}
      disabled={partner === null}
      onSave={() => partner && open.mutate({ partner_id: partner, rule, facts })}
    >
      <PartnerChoice value={partner} onChange={setPartner} error={fieldError(open.error, 'partner_id')} />
      <SelectField
        label={t('conduct.ruleLabel')}
        data={conductRules.partner.map((value) => ({ value, label: t(`conduct.rule.${value}`) }))}
        value={rule}
        onChange={(value) => setRule(value as typeof rule)}
      />
      <LongTextField
        label={t('conduct.facts')}
        description={t('conduct.factsHint')}
        value={facts}
        error={fieldError(open.error, 'facts')}
        onChange={(event) => setFacts(event.currentTarget.value)}
      />
    </FormDrawer>
  );
}
