import { Button } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { keepText } from '../../app/download.ts';
import type { MessageId } from '../../app/messages.ts';
import { useFormat } from '../../app/use-format.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { evidenceFile, readNote } from './evidence.ts';
import look from './fork-page.module.css';
import type { Alarm, Evidence } from './visit.ts';

interface ForkPageProps {
  vendor: string;
  evidence: Evidence;
  onPass: () => void;
}

function reasonOf(alarm: Alarm): MessageId {
  if (alarm.outcome !== 'forked') return alarm.outcome === 'shrunk' ? 'holder.why.shrunk' : 'holder.why.unproven';
  const { code } = alarm.reason;
  if (code === 'history.forked') return 'holder.why.forked';
  if (code === 'history.proof_wrong') return 'holder.why.proofWrong';
  return code.startsWith('signature.') ? 'holder.why.signature' : 'holder.why.unreadable';
}

/** Instead of the whole page: two signed checkpoints of one log that cannot both be of one history. */
export function ForkPage({ vendor, evidence, onPass }: ForkPageProps) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  const { alarm } = evidence;
  // No proof yet is no proof of the contrary.
  const mild = alarm.outcome === 'unproven';
  useEffect(() => heading.current?.focus(), []);
  const save = () => {
    const now = new Date();
    keepText(
      `kanal-${vendor}-${now.toISOString().slice(0, 10)}.evidence.json`,
      evidenceFile(evidence, now),
      'application/json',
    );
  };
  return (
    <main className={mild ? `${look.page} ${look.mild}` : look.page} role="alert">
      <IconAlertOctagon size={40} className={look.sign} aria-hidden />
      <h1 ref={heading} tabIndex={-1}>
        {t(mild ? 'holder.mildTitle' : 'holder.title')}
      </h1>
      <p className={look.lead}>{t(reasonOf(alarm))}</p>
      <Notes evidence={evidence} />
      <h2>{t('holder.what')}</h2>
      <ol className={look.steps}>
        <li>{t('holder.do.save')}</li>
        <li>{t('holder.do.compare')}</li>
        <li>{t('holder.do.tell')}</li>
      </ol>
      <div className={look.actions}>
        <Button variant="filled" onClick={save}>
          {t('holder.save')}
        </Button>
        <Button variant="default" onClick={onPass}>
          {t('holder.pass')}
        </Button>
      </div>
      <p className="k-small k-muted k-measure">{t('holder.kept')}</p>
    </main>
  );
}

function Notes({ evidence: { alarm, heldSince } }: { evidence: Evidence }) {
  const t = useT();
  const format = useFormat();
  const since = heldSince ? t('holder.heldSince', { at: format.dateTime(heldSince) }) : t('holder.held');
  return (
    <>
      <div className={look.notes}>
        <NoteBox title={since} note={alarm.held} />
        <NoteBox title={t('holder.shown')} note={alarm.shown} />
      </div>
      {alarm.outcome === 'forked' && alarm.proof && (
        <details className={look.proof}>
          <summary>{t('holder.proof', { count: alarm.proof.length })}</summary>
          <pre>{alarm.proof.map((hash) => Array.from(hash, hex).join('')).join('\n')}</pre>
        </details>
      )}
    </>
  );
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0');

function NoteBox({ title, note }: { title: string; note: string }) {
  const t = useT();
  const { locale } = useLocale();
  const read = readNote(note, locale);
  return (
    <section className={look.note}>
      <h2>{title}</h2>
      {read && <p>{t('holder.says', { count: read.size })}</p>}
      {read && <b>{read.words}</b>}
      <pre>{note}</pre>
    </section>
  );
}
