import { useLocale, useT } from '../../app/use-t.tsx';
import look from './imports.module.css';
import type { PreviewRow } from './use-import.ts';

/** Everything that stands in the way of a row, named at once. */
export function Faults({ faults }: { faults: PreviewRow['faults'] }) {
  const t = useT();
  const { locale } = useLocale();
  if (faults.length === 0) return null;
  return (
    <ul className={look.faults}>
      {faults.map(({ field, text }) => (
        <li key={`${field} ${text.en}`}>
          {field && <b>{t(`imports.field.${field}`)}: </b>}
          {text[locale]}
        </li>
      ))}
    </ul>
  );
}
