import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useT } from '../../app/use-t.tsx';

/** In here, not in a file of its own: whoever has not signed in yet would pay for the name of that file. */
const mark = { display: 'inline-flex', alignItems: 'center', gap: 6, minHeight: 24, cursor: 'help' } as const;

/** Beside a step that the partner has signed itself; which key it was is said on hover, on focus and on touch. */
export function SignedMark({ keyId }: { keyId: string }) {
  const t = useT();
  return (
    <Tooltip
      label={t('registrations.signedWith', { key: keyId })}
      events={{ hover: true, focus: true, touch: true }}
      multiline
      maw={280}
    >
      <UnstyledButton className="k-hold" fz="inherit" style={mark}>
        <IconSignature size={16} aria-hidden />
        {t('registrations.signed')}
      </UnstyledButton>
    </Tooltip>
  );
}
