import { fairPlayFigures } from '@kanal/server/registration/fair-play/contract.ts';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import look from './conduct.module.css';

/** What the vendor has published of its months: the same for every partner. */
export function PublishedReports() {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useRead('listFairPlay', {});
  if (error && !data) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows />;
  if (data.items.length === 0) return <Empty title={t('conduct.report.none')}>{t('conduct.report.noneText')}</Empty>;
  return (
    <div className={look.cards}>
      {data.items.map(({ month, numbers, note }) => (
        <section key={month} aria-label={format.month(month)}>
          <h2>{format.month(month)}</h2>
          {note && <p className="k-muted k-measure">{note}</p>}
          <table className={look.figures} aria-label={format.month(month)}>
            <tbody>
              {fairPlayFigures
                .filter((figure) => numbers[figure] !== undefined)
                .map((figure) => (
                  <tr key={figure}>
                    <th scope="row">{t(`conduct.figure.${figure}`)}</th>
                    <td>{numbers[figure] === null ? t('conduct.report.few') : format.number(numbers[figure] ?? 0)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
