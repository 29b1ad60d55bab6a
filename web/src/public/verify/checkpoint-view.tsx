import {
  type Following,
  followLog,
  fromBase64,
  type OpenCheckpoint,
  openCheckpoint,
  type Policy,
  type Reason,
  ReceiptError,
  verifyWithNoble,
} from '@kanal/receipt';
import { tellReason } from '@kanal/receipt/tell';
import { checkpointWords } from '@kanal/receipt/words';
import { useFormat } from '../../app/use-format.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Note, type NoteTone } from '../../ui/note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useAnswer } from '../use-answer.ts';
import look from './verify.module.css';

interface CheckpointViewProps {
  /** The kept note. */
  note: string;
  policy: Policy;
  /** The vendor's name in addresses, when this site keeps the log; else nothing can be asked here. */
  vendor: string | null;
}

async function read(address: string): Promise<string | null> {
  const response = await fetch(address, { cache: 'no-store' });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

/** Whether the log of now continues the one that the note is of. */
async function ask(note: string, vendor: string, policy: Policy): Promise<Following> {
  const consistency = async (from: number, to: number) =>
    (await read(`/log/${vendor}/consistency/${from}/${to}`))?.split('\n').filter(Boolean).map(fromBase64);
  const checkpoint = (await read(`/log/${vendor}/checkpoint`)) ?? '';
  return followLog(note, { checkpoint, consistency }, policy, verifyWithNoble);
}

const TONES: Record<Following['outcome'], NoteTone> = {
  first: 'hold',
  same: 'hold',
  grown: 'hold',
  unproven: 'wait',
  shrunk: 'stop',
  forked: 'stop',
};

/** A checkpoint that somebody has kept, from the daily e-mail for example: who signed it, and whether the log only grew. */
export function CheckpointView({ note, policy, vendor }: CheckpointViewProps) {
  const t = useT();
  const { locale } = useLocale();
  const opened = open(note, policy);
  if ('code' in opened)
    return (
      <Note tone="stop" title={t('verify.checkpointUnsigned')} live>
        {tellReason(opened, locale)}
      </Note>
    );
  return (
    <>
      {vendor === null ? (
        <Note tone="plain" title={t('verify.checkpointSigned')} live>
          {t('verify.checkpointElsewhere', { log: opened.origin })}
        </Note>
      ) : (
        <HistoryOf note={note} policy={policy} vendor={vendor} />
      )}
      <Kept opened={opened} />
    </>
  );
}

function open(note: string, policy: Policy): OpenCheckpoint | Reason {
  try {
    return openCheckpoint(note, policy, verifyWithNoble);
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return error;
  }
}

function HistoryOf({ note, policy, vendor }: { note: string; policy: Policy; vendor: string }) {
  const t = useT();
  const { locale } = useLocale();
  const asked = useAnswer(`${vendor} ${note} ${policy.logs.length}`, () => ask(note, vendor, policy));
  if (asked.error !== null) return <ErrorNote error={asked.error} onRetry={asked.again} />;
  if (!asked.data) return <SkeletonRows rows={2} />;
  const { outcome } = asked.data;
  const said = outcome === 'first' || outcome === 'same' ? 'grown' : outcome;
  return (
    <Note tone={TONES[outcome]} title={t(`verify.history.${said}`)} live>
      {t(`verify.historyText.${said}`)}
      {outcome === 'forked' && ` ${tellReason(asked.data.reason, locale)}`}
    </Note>
  );
}

function Kept({ opened: { origin, size, root } }: { opened: OpenCheckpoint }) {
  const t = useT();
  const format = useFormat();
  return (
    <section className={look.part}>
      <h2>{t('verify.checkpoint')}</h2>
      <Facts
        termWidth={208}
        facts={[
          { term: t('verify.checkpointLog'), value: origin },
          { term: t('verify.checkpointSize'), value: format.number(size) },
          { term: t('verify.checkpointWords'), value: checkpointWords(root, format.locale).join(' ') },
        ]}
      />
    </section>
  );
}
