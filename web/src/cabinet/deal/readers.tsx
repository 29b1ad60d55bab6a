import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { useCabinet } from '../routes.ts';
import look from './deal.module.css';

/** Who of the vendor's people opened this deal: every reading is recorded. */
export function Readers({ id }: { id: string }) {
  const t = useT();
  const { vendorName } = useCabinet();
  const { shortDay, time } = useFormat();
  const { data } = useRead('listRegistrationReaders', { id });
  if (!data) return null;
  return (
    <section className={`${look.readersBox} ${look.section}`}>
      <h2>{t('cabinet.readers.title')}</h2>
      <ul className={look.readers}>
        {data.items.map((reader) => (
          <li key={`${reader.person_name} ${reader.first_at}`}>
            <span>
              {reader.person_name}
              <div className="k-small k-muted">{reader.position}</div>
            </span>
            <span className="k-small k-muted k-nowrap">
              {shortDay(reader.first_at)}, {time(reader.first_at)}
            </span>
          </li>
        ))}
      </ul>
      <p className="k-small k-muted">
        {t(data.items.length > 0 ? 'cabinet.readers.all' : 'cabinet.readers.none', { vendor: vendorName })}
      </p>
    </section>
  );
}
