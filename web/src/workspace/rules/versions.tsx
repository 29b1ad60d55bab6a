import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import type { RuleSet, VersionHead } from './rule-types.ts';

/** What a version is now: in force, published earlier or later, a draft, given up. */
export function useVersionState() {
  const t = useT();
  const format = useFormat();
  return (version: VersionHead) => {
    if (version.in_force) return t('rules.state.inForce');
    if (version.state !== 'published' || !version.effective_from) return t(`rules.state.${version.state}`);
    const later = Date.parse(version.effective_from) > Date.now();
    return t(later ? 'rules.state.later' : 'rules.state.earlier', { day: format.day(version.effective_from) });
  };
}

/** All versions, the newest first: who wrote, who published, from when. */
export function Versions({ set }: { set: RuleSet }) {
  const t = useT();
  const { vendor } = useWorkspace();
  const stateOf = useVersionState();
  const versions = useRead('listRuleVersions', { rule_set: set.name }).data?.items;
  return (
    <section className={page.section}>
      <h2>{t('rules.versions')}</h2>
      {!versions && <SkeletonRows rows={3} />}
      <ul className={page.list}>
        {versions?.map((version) => (
          <li key={version.id}>
            <div className={page.line}>
              <Link to="/w/$vendor/rules/$id" params={{ vendor, id: version.id }}>
                {t('rules.version', { version: version.version })}
              </Link>
              <span className={version.in_force ? 'k-hold' : 'k-muted'}>{stateOf(version)}</span>
            </div>
            {version.note && <div>{version.note}</div>}
            <div className="k-small k-muted">
              {[
                version.created_by && t('rules.by', { name: version.created_by.name }),
                version.published_by && t('rules.publishedBy', { name: version.published_by.name }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
