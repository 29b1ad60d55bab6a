import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';

/** The recorded work of a deal, beside a request for an extension: what the request stands on. */
export function EvidencePoints({ id }: { id: string }) {
  const t = useT();
  const { day } = useFormat();
  const { data } = useRead('getDeal', { id }, { staleTime: 60_000 });
  if (!data) return null;
  return (
    <section aria-label={t('deals.evidence')}>
      <b>{t('deals.evidence')}</b>
      {data.evidence.length === 0 && <p className="k-small k-muted">{t('deals.evidence.noneForExtension')}</p>}
      <ul>
        {data.evidence.map((point) => (
          <li key={point.id}>
            {t(`deals.evidence.kind.${point.kind}`)}, {day(point.happened_on)}: {point.words}
          </li>
        ))}
      </ul>
    </section>
  );
}
