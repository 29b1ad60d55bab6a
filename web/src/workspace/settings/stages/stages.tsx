import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../../app/use-format.ts';
import { useCommand, useRead } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import type { DealStage } from '../../../features/deals/types.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast.tsx';
import page from '../../page.module.css';
import { useWorkspace } from '../../routes.ts';
import { StageForm } from './stage-form.tsx';

interface RowProps {
  stage: DealStage;
  may: boolean;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: 1 | -1) => void;
  onEdit: () => void;
  onRemove: () => void;
}

function StageRow({ stage, may, isFirst, isLast, onMove, onEdit, onRemove }: RowProps) {
  const t = useT();
  const { locale, percent } = useFormat();
  const name = locale === 'ru' ? stage.name_ru : stage.name_en;
  const hint = locale === 'ru' ? stage.hint_ru : stage.hint_en;
  return (
    <li className={page.line}>
      <div className="k-grow">
        <b>{name}</b> <span className="k-muted">{percent(stage.probability)}</span>
        <p className="k-muted">{hint}</p>
        <p className="k-small k-muted">
          {stage.tasks.map((task) => (locale === 'ru' ? task.title_ru : task.title_en)).join(' · ')}
        </p>
      </div>
      {may && (
        <span className={page.actions}>
          <ActionIcon aria-label={t('settings.stages.up', { name })} disabled={isFirst} onClick={() => onMove(-1)}>
            <IconArrowUp size={20} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('settings.stages.down', { name })} disabled={isLast} onClick={() => onMove(1)}>
            <IconArrowDown size={20} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('settings.stages.edit', { name })} onClick={onEdit}>
            <IconPencil size={20} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('settings.stages.remove', { name })} onClick={onRemove}>
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}

/** The stages of deals in their order: what each is called and asks for, how likely a sale is there. */
export function Stages() {
  const t = useT();
  const { can } = useWorkspace();
  const may = can('deal_stage.manage');
  const { data, error, refetch } = useRead('listDealStages', {});
  const save = useCommand('saveDealStages');
  const [edited, setEdited] = useState<DealStage | 'new' | null>(null);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={6} />;
  const stages = data.items;
  const put = (next: DealStage[]) =>
    save.mutate(
      { stages: next },
      {
        onSuccess: () => showToast({ message: t('settings.stages.saved'), onUndo: () => save.mutate({ stages }) }),
      },
    );
  const move = (at: number, by: 1 | -1) => {
    const next = [...stages];
    const [taken] = next.splice(at, 1);
    if (taken) next.splice(at + by, 0, taken);
    put(next);
  };
  return (
    <>
      <p className="k-muted k-measure">{t('settings.stages.text')}</p>
      {save.error !== null && <ErrorNote error={save.error} />}
      <ol className={page.list}>
        {stages.map((stage, at) => (
          <StageRow
            key={stage.code}
            stage={stage}
            may={may}
            isFirst={at === 0}
            isLast={at === stages.length - 1}
            onMove={(by) => move(at, by)}
            onEdit={() => setEdited(stage)}
            onRemove={() => put(stages.filter((each) => each !== stage))}
          />
        ))}
      </ol>
      {may && stages.length < 12 && (
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
          {t('settings.stages.add')}
        </Button>
      )}
      {edited && (
        <StageForm
          stages={stages}
          stage={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={() => {
            setEdited(null);
            void refetch();
            showToast({ message: t('settings.stages.saved') });
          }}
        />
      )}
    </>
  );
}
