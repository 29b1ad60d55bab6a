import { useState } from 'react';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import type { Policy } from './witness-policy.ts';

interface WitnessFormProps {
  policy: Policy;
  onClose: () => void;
}

/** Names one more witness; the first one is asked for at once, the later ones when the quorum says so. */
export function WitnessForm({ policy, onClose }: WitnessFormProps) {
  const t = useT();
  const [values, setValues] = useState({ name: '', verifier_key: '', url: '' });
  const { mutate, isPending, error } = useCommand('saveWitnesses', { stale: ['getWitnesses'], onDone: onClose });
  const at = policy.witnesses.length;
  const field = (name: keyof typeof values) => (
    <TextField
      label={t(`settings.witness.${name}`)}
      description={t(`settings.witness.${name}Hint`)}
      required
      value={values[name]}
      error={fieldError(error, `witnesses.${at}.${name}`)}
      onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value.trim() })}
    />
  );
  const save = () => mutate({ quorum: at === 0 ? 1 : policy.quorum, witnesses: [...policy.witnesses, values] });
  return (
    <FormDrawer
      title={t('settings.witness.add')}
      onClose={onClose}
      onSave={save}
      pending={isPending}
      error={error}
      disabled={!values.name || !values.verifier_key || !values.url}
    >
      {field('name')}
      {field('verifier_key')}
      {field('url')}
    </FormDrawer>
  );
}
