import { Modal, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { useTimeStyle } from '../../app/use-time-style.ts';
import { NoReceipt, ReceiptSlip } from '../../features/receipts/receipt-slip.tsx';
import { type ReceiptsOf, useReceipts } from '../../features/receipts/use-receipts.ts';
import type { Registration } from '../../features/registrations/types.ts';
import { useWorkspace } from '../routes.ts';
import look from './decide.module.css';

interface ReceiptDialogProps {
  receipts: ReceiptsOf;
  /** null: there is none, and the slip says why. */
  index: number | null;
  onClose: () => void;
}

/** The same slip that the partner sees. */
export function ReceiptDialog({ receipts, index, onClose }: ReceiptDialogProps) {
  const t = useT();
  const style = useTimeStyle();
  const { place } = useWorkspace();
  return (
    <Modal
      opened
      size={408}
      onClose={onClose}
      title={t('receipts.dialog')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      className={look.slip!}
    >
      {index === null ? (
        <NoReceipt error={receipts.error} />
      ) : (
        <ReceiptSlip receipts={receipts} index={index} vendor={place.vendor.name} style={style} />
      )}
    </Modal>
  );
}

/** Beside the time of the claim: the receipt that the partner holds of it. */
export function FirstReceipt({ registration }: { registration: Registration }) {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const receipts = useReceipts(vendor, registration);
  const [shown, setShown] = useState(false);
  const first = receipts.rows?.[0];
  if (!first && !receipts.error) return null;
  return (
    <>
      {' · '}
      <UnstyledButton className={first ? look.receipt! : `${look.receipt} k-stop`} onClick={() => setShown(true)}>
        {first ? t('receipts.link', { index: format.number(first.index) }) : t('receipts.noLink')}
      </UnstyledButton>
      {shown && <ReceiptDialog receipts={receipts} index={first?.index ?? null} onClose={() => setShown(false)} />}
    </>
  );
}
