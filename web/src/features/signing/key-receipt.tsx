import { Button, Modal } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { download } from '../../app/download.ts';
import { handOverReceipt } from '../../app/receipt-handover.ts';
import { useT } from '../../app/use-t.tsx';
import { useTimeStyle } from '../../app/use-time-style.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useOwnPlace } from '../profile/own-place.ts';
import { NoReceipt, Slip } from '../receipts/receipt-slip.tsx';
import { useVerified } from '../receipts/use-receipts.ts';
import type { KeyEvent, PartnerKey } from './key-types.ts';

interface KeyReceiptProps {
  listed: PartnerKey;
  event: KeyEvent;
  /** The vendor's name in addresses. */
  vendor: string;
  onClose: () => void;
}

/** The receipt of what the log says of a key, verified in this browser before it is shown. */
export function KeyReceipt({ listed, event, vendor, onClose }: KeyReceiptProps) {
  const t = useT();
  const style = useTimeStyle();
  const name = useOwnPlace()?.place.vendor.name ?? '';
  const { data, error, refetch } = useVerified(vendor, 'downloadKeyReceipt', { id: listed.id, event });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`profile.signing.receipt.${event}`)}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {error && <NoReceipt error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={5} />}
      {data && (
        <Slip
          read={data}
          index={data.verdict.outcome === 'valid' ? data.verdict.facts.index : null}
          vendor={name}
          style={style}
          actions={<Actions listed={listed} event={event} file={data.file} />}
        />
      )}
    </Modal>
  );
}

function Actions({ listed, event, file }: Pick<KeyReceiptProps, 'listed' | 'event'> & { file: string }) {
  const t = useT();
  const router = useRouter();
  const [error, setError] = useState<unknown>(null);
  const keep = () => {
    setError(null);
    download('downloadKeyReceipt', { id: listed.id, event }).catch(setError);
  };
  const verify = () => {
    handOverReceipt({ file, vkey: null });
    router.history.push('/verify');
  };
  return (
    <>
      <Button variant="filled" leftSection={<IconShieldCheck size={18} aria-hidden />} onClick={verify}>
        {t('receipts.verify')}
      </Button>
      <Button leftSection={<IconDownload size={18} aria-hidden />} onClick={keep}>
        {t('receipts.download')}
      </Button>
      {error !== null && <ErrorNote error={error} onRetry={keep} />}
    </>
  );
}
