import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useState } from 'react';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { FormDrawer } from '../form-drawer.tsx';

function Token({ token }: { token: string }) {
  const t = useT();
  const { copy, copied } = useClipboard();
  return (
    <Note
      tone="wait"
      live
      title={t('settings.keyOnce')}
      actions={<Button onClick={() => copy(token)}>{t(copied ? 'ui.copied' : 'ui.copy')}</Button>}
    >
      <code style={{ overflowWrap: 'anywhere' }}>{token}</code>
    </Note>
  );
}

/** Makes a key in the caller's own name and shows it this once. */
export function ApiKeyForm({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const [until, setUntil] = useState('');
  const { mutate, isPending, error, data } = useCommand('createApiKey', { stale: ['listApiKeys'] });
  const save = () =>
    data ? onClose() : mutate({ name, ...(until ? { expires_at: new Date(`${until}T23:59:59`).toISOString() } : {}) });
  return (
    <FormDrawer
      title={t('settings.newKey')}
      save={t(data ? 'settings.keyKept' : 'settings.makeKey')}
      onClose={onClose}
      onSave={save}
      pending={isPending}
      error={error}
    >
      {data ? (
        <Token token={data.token} />
      ) : (
        <>
          <TextField
            label={t('settings.keyName')}
            description={t('settings.keyNameHint')}
            required
            value={name}
            error={fieldError(error, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextField
            label={t('settings.keyUntil')}
            description={t('settings.keyUntilHint')}
            type="date"
            value={until}
            error={fieldError(error, 'expires_at')}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </>
      )}
    </FormDrawer>
  );
}
