import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import Markdown from 'markdown-to-jsx/react';
import { useLocale, useT } from '../../app/use-t.tsx';
import { isTool, readTool, sectionOf, stands, type Tool, tools } from '../../features/tools/tools.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useWorkspace } from '../routes.ts';
import look from './tools.module.css';

function Text({ tool }: { tool: Tool }) {
  const { locale } = useLocale();
  const text = useQuery({
    queryKey: ['tool', locale, tool],
    queryFn: () => readTool(locale, tool),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (text.isError) return <ErrorNote error={text.error} onRetry={() => void text.refetch()} />;
  if (text.data === undefined) return <SkeletonRows rows={8} />;
  // The page has the name already.
  const body = text.data.replace(/^# .*\n/, '');
  const options = { disableParsingRawHTML: true, forceBlock: true, wrapper: 'div', slugify: () => '' } as const;
  return (
    <Markdown className={look.text} options={options}>
      {body}
    </Markdown>
  );
}

/** One tool: what it is, why, what a good one looks like, how to begin, what goes wrong. */
function ToolPage() {
  const t = useT();
  const { code } = route.useParams();
  const { vendor } = useWorkspace();
  const params = { vendor };
  const name = isTool(code) ? t(`tools.name.${code}`) : t('tools.unknown');
  useDocumentTitle(`${name} · Kanal`);
  const back = (
    <Link to="/w/$vendor/tools" params={params}>
      {t('tools.back')}
    </Link>
  );
  if (!isTool(code)) return <PageHeader title={name} back={back} />;
  const next = tools[tools.indexOf(code) + 1];
  return (
    <>
      <PageHeader
        back={back}
        title={`${code} ${name}`}
        actions={
          stands(code) && (
            <Button renderRoot={(props) => <Link {...props} to={sectionOf[code]} params={params} />}>
              {t('tools.open')}
            </Button>
          )
        }
      />
      {!stands(code) && <Note tone="plain" title={t('tools.notYet')} />}
      <Text key={code} tool={code} />
      {next && (
        <p className={look.next}>
          <Link to="/w/$vendor/tools/$code" params={{ vendor, code: next }}>
            {t('tools.next', { name: `${next} ${t(`tools.name.${next}`)}` })}
          </Link>
        </p>
      )}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/tools/$code')({ component: ToolPage });
