import { Button, Modal } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useState } from 'react';
import look from './error-pages.module.css';
import { whoReturned } from './session.ts';
import { useT } from './use-t.tsx';

/**
 * Signing in happens in another tab, so that every way of it works (a second step, a link by mail) and nothing typed here
 * is lost. Coming back to this tab is noticed by itself.
 */
export function SessionEndedDialog({ onBack }: { onBack: () => void }) {
  const t = useT();
  const [missing, setMissing] = useState(false);
  const check = async (pressed: boolean) => {
    const who = await whoReturned();
    if (who === 'same') onBack();
    // What is on the screen belongs to somebody else.
    else if (who === 'another') window.location.assign('/');
    else setMissing(pressed);
  };
  useWindowEvent('focus', () => void check(false));
  return (
    <Modal opened centered withCloseButton={false} onClose={() => void check(true)} title={t('app.sessionEnded')}>
      <p className="k-muted k-measure">{t('app.sessionEndedText')}</p>
      {missing && (
        <p className="k-stop" role="alert">
          {t('app.sessionMissing')}
        </p>
      )}
      <div className={look.actions}>
        <Button component="a" variant="filled" href="/sign-in" target="_blank">
          {t('app.signInBeside')}
        </Button>
        <Button onClick={() => void check(true)}>{t('app.continueHere')}</Button>
      </div>
    </Modal>
  );
}
