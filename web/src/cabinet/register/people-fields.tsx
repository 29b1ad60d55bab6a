import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import type { FieldBinding } from '../../features/registrations/form/field-binding.ts';
import look from '../../features/registrations/form/form.module.css';
import { SelectField } from '../../ui/select-field.tsx';
import { useCabinet } from '../routes.ts';

const NONE = '';

/** Who of the company works on the deal, and at which branch. */
export function PeopleFields({ bind }: { bind: FieldBinding }) {
  const t = useT();
  const { place } = useCabinet();
  const colleagues = useRead('listColleagues', { status: 'active', limit: 100 }, { staleTime: 300_000 }).data?.items;
  const branches = useRead('getCompany', {}, { staleTime: 300_000 }).data?.branches.filter((one) => !one.closed_at);
  const { fields, set } = bind;
  return (
    <fieldset className={look.group}>
      <legend>{t('register.groupPeople')}</legend>
      <div className={look.pair}>
        <SelectField
          label={t('register.responsible')}
          data={(colleagues ?? []).map((one) => ({ value: one.id, label: one.full_name }))}
          value={fields.responsible_id ?? place.person_id}
          searchable
          onChange={(responsible_id) => responsible_id && set({ responsible_id })}
        />
        {branches && branches.length > 0 && (
          <SelectField
            label={t('register.branch')}
            data={[
              { value: NONE, label: t('register.noBranch') },
              ...branches.map((one) => ({ value: one.id, label: one.name })),
            ]}
            value={fields.branch_id ?? NONE}
            onChange={(branch_id) => set({ branch_id: branch_id || null })}
          />
        )}
      </div>
    </fieldset>
  );
}
