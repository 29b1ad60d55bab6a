import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import type { RuleSet } from './rule-types.ts';
import { RuleValues } from './rule-values.tsx';
import { Versions } from './versions.tsx';

function Draft({ set }: { set: RuleSet }) {
  const t = useT();
  const navigate = useNavigate();
  const { vendor, can } = useWorkspace();
  const { mutate, isPending, error } = useCommand('draftRules', {
    onDone: ({ id }) => void navigate({ to: '/w/$vendor/rules/$id', params: { vendor, id } }),
  });
  if (set.open_draft) {
    return (
      <Note
        tone="wait"
        title={t(set.open_draft.state === 'draft' ? 'rules.draftOpen' : 'rules.reviewOpen', {
          version: set.open_draft.version,
        })}
        actions={
          <Link to="/w/$vendor/rules/$id" params={{ vendor, id: set.open_draft.id }}>
            {t('rules.openDraft')}
          </Link>
        }
      >
        {set.open_draft.note}
      </Note>
    );
  }
  if (!can('rules.draft')) return null;
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <Button loading={isPending} onClick={() => mutate({ rule_set: set.name })}>
        {t('rules.beginDraft')}
      </Button>
    </>
  );
}

function InForce({ set }: { set: RuleSet }) {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const version = useRead('getRuleVersion', { id: set.in_force?.id ?? '' }, { enabled: set.in_force !== null }).data;
  if (!set.in_force) return <p className="k-muted">{t('rules.noneInForce')}</p>;
  const { id, version: number, effective_from } = set.in_force;
  return (
    <>
      <div className={page.sectionHead}>
        <h2>{t('rules.inForce', { version: number })}</h2>
        <Link to="/w/$vendor/rules/$id" params={{ vendor, id }}>
          {effective_from ? t('rules.since', { day: format.day(effective_from) }) : t('rules.open')}
        </Link>
      </div>
      {version && <RuleValues fields={set.fields} version={version} />}
    </>
  );
}

function RulesPage() {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useRead('listRuleSets', {});
  useDocumentTitle(`${t('workspace.nav.rules')} · Kanal`);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonPage />;
  return (
    <>
      <PageHeader title={t('workspace.nav.rules')} lead={t('rules.lead')} />
      {data.items.map((set) => (
        <div key={set.name} className={page.columns}>
          <section className={page.section} aria-label={set.label[format.locale]}>
            <InForce set={set} />
          </section>
          <div>
            <section className={page.section}>
              <Draft set={set} />
            </section>
            <Versions set={set} />
          </div>
        </div>
      ))}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/rules')({ component: RulesPage });
