import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { type RuleField, type RuleVersion, valueAt } from './rule-types.ts';
import look from './rules.module.css';
import { valueWords } from './value-words.ts';

/** A version as people read it: the name of each rule and its value with its unit. */
export function RuleValues({ fields, version }: { fields: readonly RuleField[]; version: RuleVersion }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <p className="k-small k-muted">{t('rules.currency', { currency: format.currency(version.currency) })}</p>
      <dl className={look.values}>
        {fields.map((field) => (
          <div key={field.path}>
            <dt>{field.label[format.locale]}</dt>
            <dd>{valueWords(field, valueAt(version.document, field.path), t, format, version.currency)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
