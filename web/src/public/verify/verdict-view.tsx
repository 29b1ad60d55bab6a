import type { Verdict } from '@kanal/receipt';
import { type Line, tellVerdict } from '@kanal/receipt/tell';
import { useLocale, useT } from '../../app/use-t.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Note, type NoteTone } from '../../ui/note.tsx';
import look from './verify.module.css';

const TONES = { valid: 'hold', unwitnessed: 'wait', invalid: 'stop', unreadable: 'stop' } as const satisfies Record<
  string,
  NoteTone
>;

/** The verdict in plain words, then everything that the receipt says. */
export function VerdictView({ verdict }: { verdict: Verdict }) {
  const t = useT();
  const { locale } = useLocale();
  const { tone, title, reasons, facts, opened } = tellVerdict(verdict, { language: locale });
  const words = facts.find(({ key }) => key === 'words');
  return (
    <>
      <Note tone={TONES[tone]} title={title} live>
        {t(`verify.${tone}`)}
        {reasons.length > 0 && (
          <ul className={look.reasons}>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </Note>
      {facts.length > 0 && (
        <section className={look.part}>
          <h2>{t('verify.record')}</h2>
          <Lines lines={facts.filter((line) => line !== words)} />
        </section>
      )}
      {words && (
        <section className={look.part}>
          <h2>{words.term}</h2>
          <p className={look.words}>{words.value}</p>
          <p className="k-small k-muted">{t('verify.wordsHint')}</p>
        </section>
      )}
      {opened.length > 0 && (
        <section className={look.part}>
          <h2>{t('verify.opened')}</h2>
          <Lines lines={opened} />
        </section>
      )}
    </>
  );
}

const Lines = ({ lines }: { lines: readonly Line[] }) => (
  <Facts termWidth={208} facts={lines.map(({ term, value }) => ({ term, value }))} />
);
