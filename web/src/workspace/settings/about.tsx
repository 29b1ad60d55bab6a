import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

/** What this installation is: asked for when something has to be reported. */
export function About() {
  const t = useT();
  const { data, error, refetch } = useRead('getAbout', {});
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={4} />;
  return (
    <Facts
      termWidth={160}
      facts={[
        { term: t('settings.about.version'), value: data.version },
        {
          term: t('settings.about.database'),
          value: `PostgreSQL ${data.database.version}`,
          note: t(`settings.about.database_${data.database.kind}`),
        },
        { term: t('settings.about.mail'), value: t(`settings.about.mail_${data.mail}`) },
        { term: t('settings.about.address'), value: data.public_url },
        { term: 'Node.js', value: data.node_version },
      ]}
    />
  );
}
