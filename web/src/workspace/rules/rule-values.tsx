import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { type Document, type RuleField, valueAt } from './rule-types.ts';
import look from './rules.module.css';
import { valueWords } from './value-words.ts';

/** A version as people read it: the name of each rule and its value with its unit. */
export function RuleValues({ fields, document }: { fields: readonly RuleField[]; document: Document }) {
  const t = useT();
  const format = useFormat();
  return (
    <dl className={look.values}>
      {fields.map((field) => (
        <div key={field.path}>
          <dt>{field.label[format.locale]}</dt>
          <dd>{valueWords(field, valueAt(document, field.path), t, format)}</dd>
        </div>
      ))}
    </dl>
  );
}
