import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import type { DraftOwner } from '../../features/registrations/form/draft-saver.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { type NamedPartner, PartnerField } from '../partner-field.tsx';
import look from './register.module.css';

export interface Owner extends DraftOwner {
  partner_name: string;
  responsible_name: string;
}

/** Whose registration it will be, and who answers for it there. */
export function OwnerChoice({ onChosen }: { onChosen: (owner: Owner) => void }) {
  const t = useT();
  const [partner, setPartner] = useState<NamedPartner | null>(null);
  const [responsible, setResponsible] = useState<string | null>(null);
  const people = useRead(
    'listPeople',
    { side: 'cabinet', status: 'active', limit: 100, partner_id: partner?.id ?? '' },
    { enabled: partner !== null },
  ).data?.items;
  const person = people?.find((one) => one.id === responsible);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (partner && person)
      onChosen({
        partner_id: partner.id,
        partner_name: partner.name,
        responsible_id: person.id,
        responsible_name: person.full_name,
      });
  };
  return (
    <form className={look.owner} onSubmit={submit}>
      <PartnerField
        label={t('queue.partner')}
        autoFocus
        value={partner}
        onChange={(chosen) => {
          setPartner(chosen);
          setResponsible(null);
        }}
      />
      <SelectField
        label={t('queue.responsibleThere')}
        searchable
        disabled={partner === null}
        description={people?.length === 0 ? t('queue.nobodyThere') : undefined}
        data={(people ?? []).map((one) => ({ value: one.id, label: one.full_name }))}
        value={responsible}
        onChange={setResponsible}
      />
      <div>
        <Button type="submit" variant="filled" disabled={!person}>
          {t('queue.goOn')}
        </Button>
      </div>
    </form>
  );
}
