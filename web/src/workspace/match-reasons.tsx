import { IconEqual, IconEqualNot, IconTilde } from '@tabler/icons-react';
import { useFormat } from '../app/use-format.ts';
import { useT } from '../app/use-t.tsx';
import look from './match-reasons.module.css';

interface Reason {
  code: string;
  text: { ru: string; en: string };
}

const FOR = /^(same_|confirmed_same)/;
const AGAINST = /^(other_|words_left_over|words_extra)/;

function signOf(code: string) {
  if (FOR.test(code)) return [IconEqual, 'k-hold'] as const;
  return AGAINST.test(code) ? ([IconEqualNot, 'k-stop'] as const) : ([IconTilde, 'k-wait'] as const);
}

/** Why two are thought alike and what speaks against it, in the search's own sentences, each with its sign. */
export function MatchReasons({ reasons }: { reasons: readonly Reason[] }) {
  const t = useT();
  const { locale } = useFormat();
  if (reasons.length === 0) return null;
  return (
    <ul className={look.reasons} aria-label={t('workspace.reasons')}>
      {reasons.map(({ code, text }) => {
        const [Sign, colour] = signOf(code);
        return (
          <li key={code}>
            <Sign size={16} className={colour} aria-hidden />
            <span>{text[locale]}</span>
          </li>
        );
      })}
    </ul>
  );
}
