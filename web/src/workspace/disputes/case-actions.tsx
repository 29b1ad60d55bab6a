import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { download } from '../../app/download.ts';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { EvidenceDialog } from '../../features/disputes/evidence-dialog.tsx';
import { NoteDialog } from '../../features/disputes/note-dialog.tsx';
import type { Dispute } from '../../features/disputes/types.ts';
import { problemWords } from '../../ui/error-note.tsx';
import { KeyButton } from '../../ui/key-button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { DecisionForm } from './decision-form.tsx';
import { NameOtherDialog } from './parties.tsx';
import { SeatDialog, StepDownDialog } from './seat-dialogs.tsx';
import { VoteDialog } from './vote-dialog.tsx';

export type Asked = 'file' | 'decide' | 'escalate' | 'withdraw' | 'seat' | 'step_down' | 'name_other' | 'vote';

/** What the reader may do with the case now, the likeliest with its key. */
export function CaseActions({ dispute, onAsk }: { dispute: Dispute; onAsk: (asked: Asked) => void }) {
  const t = useT();
  const { can } = dispute;
  const finish = useCommand('finishEvidence');
  const fetchBundle = () =>
    download('exportDispute', { id: dispute.id }).catch((error: unknown) =>
      showToast({ tone: 'warn', message: problemWords(error, t) }),
    );
  return (
    <>
      <Button variant="subtle" leftSection={<IconDownload size={18} aria-hidden />} onClick={() => void fetchBundle()}>
        {t('disputes.bundle')}
      </Button>
      {can.file && (
        <KeyButton keyName="F" onPress={() => onAsk('file')}>
          {t('disputes.addEvidence')}
        </KeyButton>
      )}
      {can.finish && (
        <KeyButton keyName="G" loading={finish.isPending} onPress={() => finish.mutate({ id: dispute.id })}>
          {t('disputes.finishVendor')}
        </KeyButton>
      )}
      {can.withdraw && (
        <Button variant="danger" onClick={() => onAsk('withdraw')}>
          {t('disputes.withdrawDo')}
        </Button>
      )}
      {can.escalate && (
        <KeyButton keyName="E" onPress={() => onAsk('escalate')}>
          {t('disputes.escalate')}
        </KeyButton>
      )}
      {can.vote && (
        <KeyButton keyName="V" primary onPress={() => onAsk('vote')}>
          {t('disputes.voteDo')}
        </KeyButton>
      )}
      {can.propose && (
        <KeyButton keyName="D" primary onPress={() => onAsk('decide')}>
          {t('disputes.decide')}
        </KeyButton>
      )}
    </>
  );
}

interface CaseDialogProps {
  asked: Asked;
  dispute: Dispute;
  onClose: () => void;
  onDone: () => void;
}

/** The window that belongs to what was asked. */
export function CaseDialog({ asked, ...rest }: CaseDialogProps) {
  switch (asked) {
    case 'file':
      return <EvidenceDialog {...rest} forVendor />;
    case 'decide':
      return <DecisionForm {...rest} />;
    case 'vote':
      return <VoteDialog {...rest} />;
    case 'seat':
      return <SeatDialog {...rest} />;
    case 'step_down':
      return <StepDownDialog {...rest} />;
    case 'name_other':
      return <NameOtherDialog {...rest} />;
    default:
      return <NoteDialog deed={asked} {...rest} />;
  }
}
