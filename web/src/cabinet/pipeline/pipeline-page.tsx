import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { useT } from '../../app/use-t.tsx';
import { Pipeline } from '../../features/deals/pipeline.tsx';
import type { PipelineSearch } from '../../features/deals/pipeline-search.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useInnerBar } from '../phone-bar.ts';
import { useCabinet } from '../routes.ts';

function PipelinePage() {
  const t = useT();
  const { vendor, can } = useCabinet();
  const navigate = useNavigate();
  const search = route.useSearch();
  const params = { vendor };
  const change = (next: PipelineSearch) =>
    void navigate({ to: '/c/$vendor/pipeline', params, search: next, resetScroll: false });
  useDocumentTitle(`${t('deals.title')} · Kanal`);
  useInnerBar(t('deals.title'), '/c/$vendor/deals');
  return (
    <>
      <PageHeader
        back={
          <Link to="/c/$vendor/deals" params={params}>
            {t('cabinet.deal.back')}
          </Link>
        }
        title={t('deals.title')}
      />
      <Pipeline
        search={search}
        side="partner"
        movable={can('deal.steer')}
        change={change}
        link={(next, content, className) => (
          <Link to="/c/$vendor/pipeline" params={params} search={next} className={className}>
            {content}
          </Link>
        )}
        dealLink={(id, content, className) => (
          <Link to="/c/$vendor/deals/$id/room" params={{ vendor, id }} className={className}>
            {content}
          </Link>
        )}
        onOpen={(id) => void navigate({ to: '/c/$vendor/deals/$id/room', params: { vendor, id } })}
      />
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/pipeline')({ component: PipelinePage });
