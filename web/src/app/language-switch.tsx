import { UnstyledButton } from '@mantine/core';
import look from './language-switch.module.css';
import { useLocale, useT } from './use-t.tsx';

/** Switches between Russian and English at once, without a reload. `compact` shows only the current one. */
export function LanguageSwitch({ compact = false }: { compact?: boolean }) {
  const t = useT();
  const { locale, switchLocale } = useLocale();
  const other = locale === 'ru' ? 'en' : 'ru';
  return (
    <UnstyledButton className={compact ? look.compact : look.switch} onClick={() => void switchLocale(other)}>
      <span className={locale === 'ru' ? look.on : look.off}>RU</span>
      <span className={locale === 'en' ? look.on : look.off}>EN</span>
      <span className="k-hidden">{t('app.language')}</span>
    </UnstyledButton>
  );
}
