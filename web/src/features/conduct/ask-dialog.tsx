import { useState } from 'react';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';

interface Choice {
  /** Name of the field in the operation. */
  name: string;
  label: string;
  data: { value: string; label: string }[];
  /** Shown only while another choice has this value. */
  when?: { name: string; is: string };
}

export interface AskDialogProps {
  title: string;
  text?: string;
  submit: string;
  danger?: boolean;
  choices?: readonly Choice[];
  /** Fields that are written. */
  words: readonly { name: string; label: string; hint?: string }[];
  send: (said: Record<string, string>) => Promise<unknown>;
  onClose: () => void;
}

/** One step of a case in a window: what is chosen, what is written, and the refusal beside it. */
export function AskDialog({ choices = [], words, send, onClose, ...rest }: AskDialogProps) {
  const first = Object.fromEntries(choices.map(({ name, data }) => [name, data[0]?.value ?? '']));
  const [said, setSaid] = useState<Record<string, string>>(first);
  const say = (name: string, value: string) => setSaid((before) => ({ ...before, [name]: value }));
  const shown = choices.filter(({ when }) => !when || said[when.name] === when.is);
  const sent = () => {
    const hidden = choices.filter((each) => !shown.includes(each)).map(({ name }) => name);
    return Object.fromEntries(Object.entries(said).filter(([name]) => !hidden.includes(name)));
  };
  return (
    <FormDialog {...rest} send={() => send(sent())} onClose={onClose} onDone={onClose}>
      {(error) => (
        <>
          {shown.map(({ name, label, data }) => (
            <SelectField
              key={name}
              label={label}
              data={data}
              value={said[name] ?? null}
              error={error(name)}
              onChange={(value) => say(name, value ?? '')}
            />
          ))}
          {words.map(({ name, label, hint }) => (
            <LongTextField
              key={name}
              label={label}
              description={hint}
              value={said[name] ?? ''}
              error={error(name)}
              onChange={(event) => say(name, event.currentTarget.value)}
            />
          ))}
        </>
      )}
    </FormDialog>
  );
}
