import { fromBase64 } from '@kanal/receipt';
import { checkpointWords } from '@kanal/receipt/words';
import { useRead } from '../../app/use-operation.ts';
import { Rich, useLocale, useT } from '../../app/use-t.tsx';

const MINUTE = 60_000;

/**
 * Size of the log and four words of its root: whoever compares them with a colleague, a partner or a mail notices when
 * two people are shown two histories.
 */
export function LogFoot({ vendor }: { vendor?: string }) {
  const t = useT();
  const { locale } = useLocale();
  const { data } = useRead('getLogHead', {}, { every: MINUTE });
  const head = data?.checkpoint;
  const words = head ? checkpointWords(fromBase64(head.root), locale) : [];
  if (vendor === undefined)
    return (
      head && (
        <>
          {t('receipts.log', { count: head.size })}
          <br />
          <b>
            {words.slice(0, 2).join(' ')} <br />
            {words.slice(2).join(' ')}
          </b>
        </>
      )
    );
  return (
    <>
      <span>
        {head && (
          <Rich
            id="receipts.logOf"
            values={{ vendor, count: head.size, words: words.join(' ') }}
            tags={{ b: <b className="k-nowrap" /> }}
          />
        )}
      </span>
      <a href="/verify">{t('receipts.check')}</a>
    </>
  );
}
