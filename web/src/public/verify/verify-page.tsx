import { tellLimits } from '@kanal/receipt/tell';
import { createLazyRoute } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useLocale, useT } from '../../app/use-t.tsx';
import { PublicShell } from '../shell.tsx';
import { check, checkpointIn } from './check.ts';
import { CheckpointView } from './checkpoint-view.tsx';
import { KeyChoice } from './key-choice.tsx';
import { ReceiptDrop } from './receipt-drop.tsx';
import { Unopened } from './unopened.tsx';
import { useReceiptFile } from './use-receipt-file.ts';
import { useTrust } from './use-trust.ts';
import { VerdictView } from './verdict-view.tsx';
import look from './verify.module.css';

/** Anybody verifies a receipt here, in the browser alone: no login, nothing is sent. */
function VerifyPage() {
  const t = useT();
  const { file, open } = useReceiptFile();
  const trust = useTrust(file?.bytes);
  const note = useMemo(() => (file ? checkpointIn(file.bytes) : null), [file]);
  const verdict = useMemo(() => {
    if (!file || note !== null) return null;
    // What cannot be read is unreadable whatever the key.
    if (!trust.policy && trust.log) return null;
    return check(file.bytes, trust.policy ?? { logs: [], witnesses: [], groups: [], quorum: undefined });
  }, [file, note, trust.policy, trust.log]);
  return (
    <PublicShell wide title={t('verify.title')} lead={t('verify.lead')}>
      <ReceiptDrop name={file?.name} onFile={open} />
      {verdict && <VerdictView verdict={verdict} />}
      {note !== null && trust.policy && (
        <CheckpointView
          note={note}
          policy={trust.policy}
          vendor={trust.site === 'found' ? (trust.log?.vendor ?? null) : null}
        />
      )}
      <KeyChoice trust={trust} known={trust.log !== null} />
      {trust.site === 'found' && trust.log && <Unopened vendor={trust.log.vendor} />}
      <Limits />
      <section className={look.part}>
        <h2>{t('verify.without')}</h2>
        <p className="k-muted">{t('verify.withoutText')}</p>
        <p>
          <a href="/kanal-verifier.html" download="kanal-verifier.html">
            {t('verify.offline')}
          </a>
        </p>
      </section>
    </PublicShell>
  );
}

function Limits() {
  const t = useT();
  const { locale } = useLocale();
  return (
    <section className={look.part}>
      <h2>{t('verify.limits')}</h2>
      <ul className={look.limits}>
        {tellLimits(locale).map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  );
}

export const route = createLazyRoute('/verify')({ component: VerifyPage });
