import type { ReactNode } from 'react';
import { ApiProblem } from '../app/api-problem.ts';
import { useT } from '../app/use-t.tsx';
import { ErrorNote } from './error-note.tsx';
import { PageHeader } from './page-header.tsx';

interface PageErrorProps {
  error: unknown;
  onRetry: () => void;
  /** The way back, as in the header of the page that is not there. */
  back?: ReactNode;
}

/** In place of a page whose record cannot be shown: a heading that says so, why, and the way back. */
export function PageError({ error, onRetry, back }: PageErrorProps) {
  const t = useT();
  const missing = error instanceof ApiProblem && error.status === 404;
  return (
    <>
      <PageHeader title={t(missing ? 'app.notFoundTitle' : 'app.crashTitle')} back={back} />
      {missing ? (
        <p className="k-muted k-measure">{t('app.notFoundText')}</p>
      ) : (
        <ErrorNote error={error} onRetry={onRetry} />
      )}
    </>
  );
}
