import { type ReactNode, useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { Board } from './board/board.tsx';
import { DealTable } from './deal-table.tsx';
import { Forecast } from './forecast/forecast.tsx';
import { ForgetView, SaveViewDialog, useOwnViews } from './own-views.tsx';
import look from './pipeline.module.css';
import { PipelineFilters } from './pipeline-filters.tsx';
import { type PipelineSearch, pipelineViews, readPipelineQuery, withoutView } from './pipeline-search.ts';
import type { Side } from './types.ts';

export interface PipelineProps {
  search: PipelineSearch;
  side: Side;
  movable: boolean;
  change: (search: PipelineSearch) => void;
  /** A link to the pipeline with another address. */
  link: (search: PipelineSearch, content: ReactNode, className?: string) => ReactNode;
  dealLink: (id: string, content: ReactNode, className: string) => ReactNode;
  onOpen: (id: string) => void;
}

/** Deals side by side, three ways: by stage, in rows, and what they add up to. */
export function Pipeline({ search, side, movable, change, link, dealLink, onOpen }: PipelineProps) {
  const t = useT();
  const view = search.view ?? 'board';
  const ofVendor = side === 'vendor';
  const own = useOwnViews(search);
  const [saving, setSaving] = useState(false);
  const narrowed = Object.values(withoutView(search)).some((value) => value !== undefined);
  return (
    <>
      <div className={look.views}>
        <SavedViews
          label={t('deals.views')}
          views={[
            ...pipelineViews.map((key) => ({ key, name: t(`deals.view.${key}`) })),
            ...own.views.map(({ id, name }) => ({ key: id, name })),
          ]}
          current={own.open?.id ?? view}
          link={({ key }, className, content) => {
            const kept = own.views.find(({ id }) => id === key);
            const usual = pipelineViews.find((each) => each === key);
            return link(
              kept ? readPipelineQuery(kept.query) : { ...withoutView(search), view: usual },
              content,
              className,
            );
          }}
          {...(narrowed && !own.open ? { onSave: () => setSaving(true) } : {})}
        />
        {own.open && <ForgetView view={own.open} />}
      </div>
      {saving && <SaveViewDialog search={search} onClose={() => setSaving(false)} />}
      <PipelineFilters search={search} change={change} side={side} />
      {view === 'board' && (
        <Board
          search={search}
          movable={movable}
          withPartner={ofVendor}
          link={dealLink}
          columnLink={(stage, content) => link({ ...withoutView(search), view: 'list', stage }, content)}
        />
      )}
      {view === 'list' && <DealTable search={search} withPartner={ofVendor} roomy={!ofVendor} onOpen={onOpen} />}
      {view === 'forecast' && (
        <Forecast
          search={search}
          bys={ofVendor ? ['month', 'partner', 'manager', 'family'] : ['month', 'family']}
          change={change}
          rowsLink={(address, content) => link(address, content)}
        />
      )}
    </>
  );
}
