import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { useT } from '../../app/use-t.tsx';
import { ImportView } from '../../features/imports/import-view.tsx';
import { useImport } from '../../features/imports/use-import.ts';
import { PageError } from '../../ui/page-error.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { useInnerBar } from '../phone-bar.ts';
import { useCabinet } from '../routes.ts';

function ImportPage() {
  const t = useT();
  const navigate = useNavigate();
  const { vendor } = useCabinet();
  const { id } = route.useParams();
  const { data: shown, error, refetch } = useImport(id);
  const title = shown?.file_name || t('imports.title');
  useDocumentTitle(`${title} · Kanal`);
  useInnerBar(t('imports.title'), '/c/$vendor/deals');
  const back = (
    <Link to="/c/$vendor/imports" params={{ vendor }}>
      {t('imports.title')}
    </Link>
  );
  if (error && !shown) return <PageError error={error} onRetry={() => void refetch()} back={back} />;
  if (!shown) return <SkeletonPage />;
  return (
    <>
      <PageHeader
        back={back}
        title={title}
        lead={t('imports.rowsFrom', { count: shown.row_count, person: shown.person.name })}
      />
      <ImportView
        shown={shown}
        onDiscarded={() => void navigate({ to: '/c/$vendor/imports', params: { vendor } })}
        toDeal={(deal, content) =>
          deal.state === 'draft' ? (
            <Link className="k-plain" to="/c/$vendor/register" params={{ vendor }} search={{ draft: deal.id }}>
              {content}
            </Link>
          ) : (
            <Link className="k-plain" to="/c/$vendor/deals/$id" params={{ vendor, id: deal.id }}>
              {content}
            </Link>
          )
        }
      />
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/imports/$id')({ component: ImportPage });
