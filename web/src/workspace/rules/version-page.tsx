import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Note } from '../../ui/note.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { Differences } from './differences.tsx';
import { PublishForm } from './publish-form.tsx';
import { RuleForm } from './rule-form.tsx';
import type { RuleSet, RuleVersion } from './rule-types.ts';
import { RuleValues } from './rule-values.tsx';
import { VersionActions } from './version-actions.tsx';
import { useVersionState } from './versions.tsx';

/** Who may publish this version, and why. */
function eyesOf({ four_eyes, own }: RuleVersion): 'own' | NonNullable<RuleVersion['four_eyes']> {
  return four_eyes === 'required' && own ? 'own' : (four_eyes ?? 'off');
}

function Sheet({ version, set }: { version: RuleVersion; set: RuleSet }) {
  const t = useT();
  const { vendor } = useWorkspace();
  const stateOf = useVersionState();
  const [publishing, setPublishing] = useState(false);
  return (
    <>
      <PageHeader
        back={
          <Link to="/w/$vendor/rules" params={{ vendor }}>
            {t('workspace.nav.rules')}
          </Link>
        }
        over={stateOf(version)}
        title={t('rules.version', { version: version.version })}
        {...(version.note && !version.can.update ? { lead: version.note } : {})}
        actions={<VersionActions version={version} onPublish={() => setPublishing(true)} />}
      />
      {version.state === 'in_review' && (
        <Note tone={version.four_eyes === 'alone' ? 'wait' : 'plain'} title={t(`rules.eyes.${eyesOf(version)}`)} />
      )}
      <div className={page.columns}>
        <section className={page.section}>
          {version.can.update ? (
            <RuleForm key={version.id} version={version} set={set} />
          ) : (
            <RuleValues fields={set.fields} version={version} />
          )}
        </section>
        <Differences version={version} set={set} />
      </div>
      {publishing && <PublishForm version={version} set={set} onClose={() => setPublishing(false)} />}
    </>
  );
}

function VersionPage() {
  const { id } = route.useParams();
  const { vendor } = useWorkspace();
  const t = useT();
  const version = useRead('getRuleVersion', { id });
  const sets = useRead('listRuleSets', {});
  useDocumentTitle(`${t('workspace.nav.rules')} · Kanal`);
  const error = version.error ?? sets.error;
  if (error) {
    const back = (
      <Link to="/w/$vendor/rules" params={{ vendor }}>
        {t('workspace.nav.rules')}
      </Link>
    );
    return <PageError error={error} onRetry={() => void version.refetch()} back={back} />;
  }
  const set = sets.data?.items.find((one) => one.name === version.data?.rule_set);
  return version.data && set ? <Sheet version={version.data} set={set} /> : <SkeletonPage />;
}

export const route = createLazyRoute('/w/$vendor/rules/$id')({ component: VersionPage });
