import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import look from './offline-notice.module.css';
import { useT } from './use-t.tsx';

/** A quiet strip at the bottom while the browser reports no connection. */
export function OfflineNotice() {
  const t = useT();
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={look.strip}>
          <IconCloudOff size={18} aria-hidden />
          <b>{t('app.offlineTitle')}</b> {t('app.offlineText')}
        </p>
      )}
    </div>
  );
}
