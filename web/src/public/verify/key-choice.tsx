import { tellReason } from '@kanal/receipt/tell';
import { useLocale, useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { Note } from '../../ui/note.tsx';
import type { useTrust } from './use-trust.ts';
import look from './verify.module.css';

/** Which key the receipt is verified with, and what that is worth. */
export function KeyChoice({ trust, known }: { trust: ReturnType<typeof useTrust>; known: boolean }) {
  const t = useT();
  const { locale } = useLocale();
  const own = trust.ownKey.trim() !== '';
  return (
    <section className={look.part}>
      <h2>{t('verify.key')}</h2>
      {own ? (
        <p className="k-muted">{t('verify.ownKeyUsed')}</p>
      ) : (
        <>
          <p className="k-muted">{t('verify.siteKey')}</p>
          {known && trust.site === 'none' && (
            <Note tone="wait" live title={t('verify.noSiteKey')}>
              {t('verify.noSiteKeyText', { log: trust.log?.origin ?? '' })}
            </Note>
          )}
          {trust.site === 'failed' && <ErrorNote error={new Error('keys')} onRetry={trust.again} />}
        </>
      )}
      <LongTextField
        label={t('verify.ownKey')}
        description={t('verify.ownKeyHint')}
        value={trust.ownKey}
        minRows={2}
        spellCheck={false}
        autoComplete="off"
        error={trust.wrong ? tellReason(trust.wrong, locale) : undefined}
        onChange={(event) => trust.setOwnKey(event.currentTarget.value)}
      />
    </section>
  );
}
