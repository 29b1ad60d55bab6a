import { useState } from 'react';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';

/** Names a deputy for a time of absence. */
export function DeputyForm({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { place } = useWorkspace();
  const people = useRead('listPeople', { side: 'workspace', status: 'active', limit: 100 }).data?.items ?? [];
  const [away, setAway] = useState<string>(place.person_id);
  const [deputy, setDeputy] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const { mutate, isPending, error } = useCommand('setDeputy', {
    stale: ['listDeputies', 'getToday'],
    onDone: onClose,
  });
  const data = people.map((person) => ({ value: person.id, label: person.full_name }));
  const time = (label: string, path: string, value: string, onChange: (value: string) => void) => (
    <TextField
      label={label}
      type="datetime-local"
      required
      value={value}
      error={fieldError(error, path)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
  const save = () =>
    deputy &&
    mutate({
      person_id: away,
      deputy_id: deputy,
      from_at: new Date(from).toISOString(),
      until_at: new Date(until).toISOString(),
    });
  return (
    <FormDrawer
      title={t('settings.addDeputy')}
      onClose={onClose}
      onSave={() => void save()}
      pending={isPending}
      error={error}
      disabled={!deputy || !from || !until}
    >
      <SelectField
        label={t('settings.away')}
        searchable
        data={data}
        value={away}
        error={fieldError(error, 'person_id')}
        onChange={(id) => id && setAway(id)}
      />
      <SelectField
        label={t('settings.deputy')}
        searchable
        data={data.filter((one) => one.value !== away)}
        value={deputy}
        error={fieldError(error, 'deputy_id')}
        onChange={setDeputy}
      />
      <div className={page.pair}>
        {time(t('settings.from'), 'from_at', from, setFrom)}
        {time(t('settings.until'), 'until_at', until, setUntil)}
      </div>
    </FormDrawer>
  );
}
