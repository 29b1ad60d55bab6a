import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import page from '../page.module.css';
import type { RuleSet, RuleVersion } from './rule-types.ts';

/** The version this one is measured against: what is in force now, or what it replaced. */
export function useEarlier(version: RuleVersion, set: RuleSet): string | undefined {
  const versions = useRead('listRuleVersions', { rule_set: set.name }).data?.items;
  if (!version.in_force && version.state !== 'published') return set.in_force?.id;
  const earlier = versions?.filter((one) => one.state === 'published' && one.version < version.version);
  return earlier?.sort((a, b) => b.version - a.version)[0]?.id;
}

/** What changes, as sentences. */
export function DifferenceWords({ version, earlier }: { version: RuleVersion; earlier: string }) {
  const t = useT();
  const { locale } = useFormat();
  const { data } = useRead('compareRuleVersions', { id: version.id, with: earlier });
  if (!data) return <SkeletonRows rows={2} />;
  if (data.differences.length === 0) return <p className="k-muted">{t('rules.noDifferences')}</p>;
  return (
    <ul className={page.list}>
      {data.differences.map((difference) => (
        <li key={difference.path}>{difference.words[locale]}</li>
      ))}
    </ul>
  );
}

export function Differences({ version, set }: { version: RuleVersion; set: RuleSet }) {
  const t = useT();
  const earlier = useEarlier(version, set);
  return (
    <section className={page.section}>
      <h2>{t('rules.differences')}</h2>
      {earlier && earlier !== version.id ? (
        <DifferenceWords version={version} earlier={earlier} />
      ) : (
        <p className="k-muted">{t('rules.firstVersion')}</p>
      )}
    </section>
  );
}
