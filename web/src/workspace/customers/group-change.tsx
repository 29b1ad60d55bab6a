import { useState } from 'react';
import type { Input } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import type { Customer } from './customer-types.ts';

type Relation = NonNullable<Input<'setCustomerGroup'>['relation']>;
type Period = Customer['memberships'][number];
const RELATIONS: readonly Relation[] = ['holding', 'parent', 'branch', 'brand'];

interface GroupChangeProps {
  customer: Customer;
  /** What holds today. */
  current: Period | undefined;
  onClose: () => void;
}

/** Joins, leaves or changes a group from a day on; undone from the toast. */
export function GroupChange({ customer, current, onClose }: GroupChangeProps) {
  const t = useT();
  const format = useFormat();
  const today = new Date().toISOString().slice(0, 10);
  const [q, setQ] = useState('');
  const [groupId, setGroupId] = useState<string | null>(current?.group.id ?? null);
  const [relation, setRelation] = useState<Relation>(current?.relation ?? 'holding');
  const [day, setDay] = useState(today);
  const found = useRead('listCustomerGroups', q ? { q } : {}, { keep: true }).data?.items ?? [];
  const known = current && !found.some((each) => each.id === current.group.id) ? [current.group, ...found] : found;
  const { mutate, isPending, error } = useCommand('setCustomerGroup', {
    stale: ['getCustomer', 'listCustomers', 'listGroupMembers', 'listCustomerGroups', 'getDossier'],
  });
  const save = () => {
    // What held on that day before is what undo brings back.
    const before = customer.memberships.find(
      (each) => each.from_on <= day && (each.until_on === null || each.until_on > day),
    );
    const back = { group_id: before?.group.id ?? null, relation: before?.relation ?? ('holding' as const) };
    mutate(
      { id: customer.id, group_id: groupId, relation, from_on: day },
      {
        onSuccess: () => {
          onClose();
          showToast({
            message: t(day > today ? 'customers.groupPlanned' : 'customers.groupChanged', { day: format.day(day) }),
            onUndo: () => mutate({ id: customer.id, ...back, from_on: day }),
          });
        },
      },
    );
  };
  return (
    <FormDrawer title={t('customers.changeGroup')} onClose={onClose} onSave={save} pending={isPending} error={error}>
      <SelectField
        label={t('customers.group')}
        placeholder={t('customers.noGroup')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('ui.clear') }}
        onSearchChange={(words) => setQ(known.some((each) => each.name === words) ? '' : words)}
        data={known.map((each) => ({ value: each.id, label: each.name }))}
        value={groupId}
        error={fieldError(error, 'group_id')}
        onChange={setGroupId}
      />
      {groupId !== null && (
        <SelectField
          label={t('customers.relation')}
          data={RELATIONS.map((value) => ({ value, label: t(`customers.relation.${value}`) }))}
          value={relation}
          onChange={(value) => value && setRelation(value as Relation)}
        />
      )}
      <DateField
        label={t(groupId === null ? 'customers.outFrom' : 'customers.inFrom')}
        description={t('customers.fromHint')}
        value={day}
        error={fieldError(error, 'from_on')}
        onChange={(value) => value && setDay(String(value))}
      />
    </FormDrawer>
  );
}
