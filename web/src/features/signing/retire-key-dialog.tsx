import { call } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { PartnerKey } from './key-types.ts';

interface RetireKeyProps {
  retired: PartnerKey;
  /** It is the key of this browser: its private half goes too. */
  isHere: boolean;
  personId: string;
  onClose: () => void;
  onDone: () => void;
}

export function RetireKeyDialog({ retired, isHere, personId, onClose, onDone }: RetireKeyProps) {
  const t = useT();
  const { id, device, person } = retired;
  return (
    <FormDialog
      title={t('profile.signing.retireTitle', { device })}
      text={t(isHere ? 'profile.signing.retireHere' : 'profile.signing.retireText', { name: person.full_name })}
      submit={t('profile.signing.retire')}
      danger
      send={async () => {
        await call('retirePartnerKey', { id });
        if (isHere) await import('./sign.ts').then(({ giveUp }) => giveUp(personId));
      }}
      onClose={onClose}
      onDone={() => {
        showToast({ message: t('profile.signing.keyRetired') });
        onDone();
      }}
    />
  );
}
