import { Button, Drawer } from '@mantine/core';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import page from '../page.module.css';

/** One mail as its reader gets it, in a frame that may run nothing. */
export function MailView({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const { data: mail, error } = useRead('getMail', { id });
  const retry = useCommand('retryMail', { stale: ['listMails', 'getMail'] });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={640}
      title={mail?.subject ?? ''}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {error !== null && <ErrorNote error={error} />}
      {!mail && !error && <SkeletonRows rows={4} />}
      {mail && (
        <div className={page.form}>
          <Facts
            facts={[
              { term: t('settings.to'), value: mail.to },
              { term: t('settings.at'), value: format.dateTime(mail.sent_at ?? mail.created_at) },
              ...(mail.attachment ? [{ term: t('settings.attachment'), value: mail.attachment }] : []),
              {
                term: t('settings.now'),
                value: t(`settings.mail.${mail.state}`),
                ...(mail.last_error ? { note: mail.last_error } : {}),
              },
            ]}
          />
          {mail.hidden ? (
            <Note title={t('settings.mailHidden')}>{t('settings.mailHiddenText')}</Note>
          ) : (
            <iframe
              title={mail.subject}
              sandbox=""
              srcDoc={mail.html}
              style={{ width: '100%', height: '60vh', border: '1px solid var(--k-line)', background: '#fff' }}
            />
          )}
          {retry.error !== null && <ErrorNote error={retry.error} />}
          {mail.can.retry && (
            <div>
              <Button loading={retry.isPending} onClick={() => retry.mutate({ id })}>
                {t('settings.sendAgain')}
              </Button>
            </div>
          )}
        </div>
      )}
    </Drawer>
  );
}
