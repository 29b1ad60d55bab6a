import { useFormat } from '../../../app/use-format.ts';
import { useRead } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import type { DealEyes } from '../types.ts';
import look from './room.module.css';

/** Who of the vendor's people opened this deal: every reading is recorded, and both sides see the record. */
export function RoomReaders({ id, eyes }: { id: string; eyes: DealEyes }) {
  const t = useT();
  const { shortDay, time } = useFormat();
  const { data } = useRead('listRegistrationReaders', { id });
  if (!data) return null;
  return (
    <section className={look.section}>
      <h2>{t('deals.readers')}</h2>
      {data.items.length === 0 && <p className="k-muted">{t('deals.readers.none', { name: eyes.vendor })}</p>}
      <ul className={look.list}>
        {data.items.map((reader) => (
          <li key={`${reader.person_name} ${reader.first_at}`} className={look.line}>
            <span>
              {reader.person_name}
              <span className={`k-small k-muted ${look.under}`}>{reader.position}</span>
            </span>
            <span className="k-small k-muted k-nowrap">
              {shortDay(reader.first_at)}, {time(reader.first_at)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
