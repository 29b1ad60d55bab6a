import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconCopy } from '@tabler/icons-react';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { useT } from '../../app/use-t.tsx';
import { Pipeline } from '../../features/deals/pipeline.tsx';
import type { PipelineSearch } from '../../features/deals/pipeline-search.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';

function CopyAddress() {
  const t = useT();
  const copy = () =>
    void navigator.clipboard.writeText(window.location.href).then(() => showToast({ message: t('deals.copied') }));
  return (
    <Button leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
      {t('deals.copy')}
    </Button>
  );
}

function PipelinePage() {
  const t = useT();
  const { vendor, can } = useWorkspace();
  const navigate = useNavigate();
  const search = route.useSearch();
  const params = { vendor };
  const change = (next: PipelineSearch) =>
    void navigate({ to: '/w/$vendor/pipeline', params, search: next, resetScroll: false });
  useDocumentTitle(`${t('deals.title')} · Kanal`);
  return (
    <>
      <PageHeader title={t('deals.title')} actions={<CopyAddress />} />
      <Pipeline
        search={search}
        side="vendor"
        movable={can('deal.steer')}
        change={change}
        link={(next, content, className) => (
          <Link to="/w/$vendor/pipeline" params={params} search={next} className={className}>
            {content}
          </Link>
        )}
        dealLink={(id, content, className) => (
          <Link to="/w/$vendor/deals/$id/room" params={{ vendor, id }} className={className}>
            {content}
          </Link>
        )}
        onOpen={(id) => void navigate({ to: '/w/$vendor/deals/$id/room', params: { vendor, id } })}
      />
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/pipeline')({ component: PipelinePage });
