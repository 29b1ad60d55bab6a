import { Button, Menu } from '@mantine/core';
import { IconArrowRight, IconChevronDown } from '@tabler/icons-react';
import { useCommand } from '../../../app/use-operation.ts';
import { useLocale, useT } from '../../../app/use-t.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { Deal, DealStage } from '../types.ts';
import { useDealSaved } from '../use-deal-command.ts';
import { stageName } from '../words.ts';
import look from './room.module.css';

interface StagePathProps {
  deal: Deal;
  stages: readonly DealStage[];
  /** Won and lost are the registration's own steps; they end the path. */
  onClose?: ((how: 'win' | 'lose') => void) | undefined;
}

function Steps({ deal, stages }: StagePathProps) {
  const t = useT();
  const { locale } = useLocale();
  const at = stages.findIndex((stage) => stage.code === deal.stage);
  return (
    <ol className={look.path} aria-label={t('deals.stages')}>
      {stages.map((stage, index) => (
        <li
          key={stage.code}
          className={index < at ? look.passed : index === at ? look.here : ''}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          <i aria-hidden />
          <span>{stageName(stages, stage.code, locale)}</span>
        </li>
      ))}
    </ol>
  );
}

/** Where the deal stands, what that stage asks for, and the way on. */
export function StagePath({ deal, stages, onClose }: StagePathProps) {
  const t = useT();
  const { locale } = useLocale();
  const saved = useDealSaved();
  const at = stages.findIndex((stage) => stage.code === deal.stage);
  const here = stages[at];
  const next = stages[at + 1];
  const move = useCommand('moveDeal', { stale: [], onDone: saved });
  const go = (stage: string) =>
    move.mutate(
      { id: deal.id, stage, version: deal.version },
      {
        onSuccess: () =>
          showToast({
            message: t('deals.moved', { stage: stageName(stages, stage, locale) }),
            onUndo: () => move.mutate({ id: deal.id, stage: deal.stage }),
          }),
      },
    );
  const hint = here && (locale === 'ru' ? here.hint_ru : here.hint_en);
  return (
    <section className={look.section} aria-label={t('deals.stage')}>
      <Steps deal={deal} stages={stages} />
      {hint && deal.state === 'open' && <p className="k-muted">{hint}</p>}
      {deal.can.move && (
        <div className={look.buttons}>
          {next && (
            <Button
              variant="filled"
              rightSection={<IconArrowRight size={18} aria-hidden />}
              loading={move.isPending}
              onClick={() => go(next.code)}
            >
              {t('deals.moveOn', { stage: stageName(stages, next.code, locale) })}
            </Button>
          )}
          <Menu position="bottom-start">
            <Menu.Target>
              <Button rightSection={<IconChevronDown size={16} aria-hidden />}>{t('deals.otherStage')}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {stages
                .filter((stage) => stage.code !== deal.stage && stage.code !== next?.code)
                .map((stage) => (
                  <Menu.Item key={stage.code} onClick={() => go(stage.code)}>
                    {stageName(stages, stage.code, locale)}
                  </Menu.Item>
                ))}
              {onClose && (
                <>
                  <Menu.Divider />
                  <Menu.Item onClick={() => onClose('win')}>{t('registrations.action.win.name')}</Menu.Item>
                  <Menu.Item onClick={() => onClose('lose')}>{t('registrations.action.lose.name')}</Menu.Item>
                </>
              )}
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
      {move.error !== null && <ErrorNote error={move.error} />}
    </section>
  );
}
