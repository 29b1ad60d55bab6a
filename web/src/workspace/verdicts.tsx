import { UnstyledButton } from '@mantine/core';
import { type Icon, IconEqual, IconEqualNot, IconUsers } from '@tabler/icons-react';
import type { Input } from '../app/api.ts';
import { useT } from '../app/use-t.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { StatusBadge, type StatusTone } from '../ui/status-badge.tsx';
import look from './verdicts.module.css';

export type Verdict = Input<'answerCustomerDuplicate'>['verdict'];
export const VERDICTS: readonly Verdict[] = ['same', 'group', 'different'];

const GUESS: Record<Verdict, [StatusTone, Icon]> = {
  same: ['conf', IconEqual],
  group: ['wait', IconUsers],
  different: ['end', IconEqualNot],
};

/** What the search takes two for: of deals or of customers. */
export function RelationBadge({ relation, of }: { relation: Verdict; of: 'deal' | 'customer' }) {
  const t = useT();
  const [tone, icon] = GUESS[relation];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {t(of === 'deal' ? `decide.guess.${relation}` : `customers.guess.${relation}`)}
    </StatusBadge>
  );
}

interface VerdictButtonsProps {
  /** The question. */
  label: string;
  words: (verdict: Verdict) => string;
  /** What was answered before. */
  chosen?: Verdict | null;
  disabled: boolean;
  onAnswer: (verdict: Verdict) => void;
}

/** The three answers with their keys; the keys themselves belong to the page, for whichever pair is open. */
export function VerdictButtons({ label, words, chosen, disabled, onAnswer }: VerdictButtonsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one row everywhere
    <div className={look.verdicts} role="group" aria-label={label}>
      {VERDICTS.map((verdict, at) => (
        <UnstyledButton
          key={verdict}
          className={`${look.verdict} ${chosen === verdict ? look.chosen : ''}`}
          {...(chosen === undefined ? {} : { 'aria-pressed': chosen === verdict })}
          aria-keyshortcuts={String(at + 1)}
          disabled={disabled}
          onClick={() => onAnswer(verdict)}
        >
          <Kbd>{String(at + 1)}</Kbd>
          {words(verdict)}
        </UnstyledButton>
      ))}
    </div>
  );
}
