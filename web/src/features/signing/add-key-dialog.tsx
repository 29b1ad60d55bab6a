import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { deviceWords } from '../profile/device-words.ts';
import type { PartnerKey } from './key-types.ts';
import type { KeyOwner } from './sign.ts';

interface AddKeyProps {
  owner: KeyOwner;
  /** A key of the same person that was lost. */
  replaces?: PartnerKey | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** A key of this browser, under a name by which its owner will know it. */
export function AddKeyDialog({ owner, replaces, onClose, onDone }: AddKeyProps) {
  const t = useT();
  const [device, setDevice] = useState(() => deviceWords(navigator.userAgent, t('profile.signing.thisBrowser')));
  return (
    <FormDialog
      title={t(replaces ? 'profile.signing.replaceTitle' : 'profile.signing.addTitle')}
      text={replaces ? t('profile.signing.replaceText', { device: replaces.device }) : t('profile.signing.addText')}
      submit={t('profile.signing.addKey')}
      send={async () => {
        const { makeKey } = await import('./sign.ts');
        await makeKey(owner, device.trim(), replaces?.id);
      }}
      onClose={onClose}
      onDone={() => {
        showToast({ message: t('profile.signing.keyAdded') });
        onDone();
      }}
    >
      {(error) => (
        <TextField
          label={t('profile.signing.deviceName')}
          value={device}
          error={error('device')}
          maxLength={100}
          data-autofocus
          onChange={(event) => setDevice(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
