/** How the parts of a deal are called, the same on every screen. */
import type { T } from '../../app/use-t.tsx';
import type { DealEyes, DealStage, Side } from './types.ts';

/** «Вы» for the reader's own side, the other one by its name. */
export function sideName(side: Side, eyes: DealEyes, t: T): string {
  if (side === eyes.side) return t('deals.you');
  return side === 'vendor' ? eyes.vendor : eyes.partner;
}

export function turnWords(side: Side, eyes: DealEyes, t: T): string {
  return side === eyes.side ? t('deals.turn.yours') : t('deals.turn.theirs', { name: sideName(side, eyes, t) });
}

/** A stage by its code; one that the vendor has taken away since is called by its code. */
export function stageName(stages: readonly DealStage[] | undefined, code: string, locale: 'ru' | 'en'): string {
  const stage = stages?.find((each) => each.code === code);
  if (!stage) return code;
  return locale === 'ru' ? stage.name_ru : stage.name_en;
}

export const dealCategories = ['commit', 'best_case', 'pipeline'] as const;
