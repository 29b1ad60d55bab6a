import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import type { RuleField } from './rule-types.ts';
import look from './rules.module.css';

interface CodeOrderProps {
  field: RuleField;
  value: unknown;
  onChange: (value: unknown) => void;
  error: string | undefined;
}

/** An order of precedence: the strongest first, moved by arrows. */
export function CodeOrder({ field, value, onChange, error }: CodeOrderProps) {
  const t = useT();
  const { locale } = useFormat();
  const codes = (Array.isArray(value) ? value : []) as string[];
  const label = (code: string) => field.options.find((option) => option.code === code)?.label[locale] ?? code;
  const move = (from: number, to: number) => {
    const next = [...codes];
    const [taken] = next.splice(from, 1);
    if (taken !== undefined) next.splice(to, 0, taken);
    onChange(next);
  };
  return (
    <fieldset className={look.order}>
      <legend>{field.label[locale]}</legend>
      <ol>
        {codes.map((code, at) => (
          <li key={code}>
            <span className="k-grow">{`${at + 1}. ${label(code)}`}</span>
            <ActionIcon
              disabled={at === 0}
              aria-label={t('rules.up', { name: label(code) })}
              onClick={() => move(at, at - 1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              disabled={at === codes.length - 1}
              aria-label={t('rules.down', { name: label(code) })}
              onClick={() => move(at, at + 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {error && <p className="k-small k-stop">{error}</p>}
    </fieldset>
  );
}
