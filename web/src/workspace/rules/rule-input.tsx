import { type Currency, parseMoney } from '@kanal/server/kernel/money.ts';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { CodeOrder } from './code-order.tsx';
import type { RuleField } from './rule-types.ts';

interface RuleInputProps {
  field: RuleField;
  /** In which amounts of the rules are. */
  currency: string;
  value: unknown;
  onChange: (value: unknown) => void;
  error: string | undefined;
}

/** `undefined` while what is typed is no value yet. */
function read(field: RuleField, text: string, currency: string, locale: 'ru' | 'en'): unknown {
  if (field.unit === 'money') {
    const parsed = parseMoney(text, currency as Currency, locale);
    return parsed.ok ? parsed.money.amountMinor : undefined;
  }
  if (field.unit === 'days_list') {
    const days = text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number);
    return days.every(Number.isInteger) ? days : undefined;
  }
  const number = Number(text.replace(/\s/g, ''));
  return text.trim() !== '' && Number.isInteger(number) ? number : undefined;
}

function Figures({ field, currency, value, onChange, error }: RuleInputProps) {
  const t = useT();
  const { locale, number, currency: nameOf } = useFormat();
  const shown = () => {
    if (Array.isArray(value)) return value.join(', ');
    return field.unit === 'money' ? number(Number(value ?? 0) / 100) : String(value ?? '');
  };
  const [text, setText] = useState(shown);
  const bad = read(field, text, currency, locale) === undefined;
  const { minimum, maximum } = field;
  const money = field.unit === 'money';
  const bounds = minimum !== null && maximum !== null && !money ? t('rules.bounds', { minimum, maximum }) : '';
  const unit = field.unit === 'count' ? '' : money ? nameOf(currency) : t(`rules.unit.${field.unit as 'days'}`);
  return (
    <TextField
      label={field.label[locale]}
      description={[unit, bounds].filter(Boolean).join(', ')}
      inputMode={field.unit === 'days_list' ? 'text' : 'numeric'}
      value={text}
      error={bad ? t('rules.notANumber') : error}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const next = read(field, typed, currency, locale);
        if (next !== undefined) onChange(next);
      }}
    />
  );
}

/** The input that fits a rule's unit. */
export function RuleInput(props: RuleInputProps) {
  const { locale } = useFormat();
  const { field, value, onChange, error } = props;
  if (field.unit === 'code_list') return <CodeOrder {...props} />;
  if (field.unit === 'code') {
    return (
      <SelectField
        label={field.label[locale]}
        data={field.options.map(({ code, label }) => ({ value: code, label: label[locale] }))}
        value={String(value)}
        error={error}
        onChange={onChange}
      />
    );
  }
  return <Figures {...props} />;
}
