import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Output } from '../../app/api.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { ChoicePill } from '../../ui/filter-pill.tsx';
import page from '../page.module.css';

export type Family = Output<'listProductFamilies'>['items'][number];

interface FamiliesProps {
  families: readonly Family[] | undefined;
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
  /** Left out for people who may not change products. */
  onEdit: ((family: Family) => void) | undefined;
}

/** Families as filters of the list below; a pencil beside the chosen one. */
export function Families({ families, chosen, onChoose, onEdit }: FamiliesProps) {
  const t = useT();
  const { locale } = useLocale();
  if (!families || families.length === 0) return null;
  const open = families.find((family) => family.id === chosen);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form
    <div className={page.bar} role="group" aria-label={t('products.families')}>
      {families.map((family) => (
        <ChoicePill
          key={family.id}
          checked={family.id === chosen}
          onChange={(on) => onChoose(on ? family.id : undefined)}
        >
          <span className={family.active ? '' : 'k-end'}>{family.name[locale]}</span>
          <span className={`${page.count} k-muted`}>{family.products}</span>
        </ChoicePill>
      ))}
      {open && onEdit && (
        <ActionIcon aria-label={t('products.editFamily', { name: open.name[locale] })} onClick={() => onEdit(open)}>
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
