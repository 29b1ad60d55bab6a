import { useT } from '../app/use-t.tsx';
import { SecretField } from '../ui/field.tsx';

/** The entrance accepts no shorter one; `getSetup` says the same number. */
export const MIN_PASSWORD = 12;

interface NewPasswordProps {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** A password that is being chosen: its one rule stands below from the start. */
export function NewPassword({ value, onChange, error }: NewPasswordProps) {
  const t = useT();
  return (
    <SecretField
      label={t('public.newPassword')}
      description={t('public.passwordRule', { count: MIN_PASSWORD })}
      autoComplete="new-password"
      minLength={MIN_PASSWORD}
      required
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
