import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { RoleWords } from '../../features/roles/role-words.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import type { Partner } from './partner-types.ts';

/** Who works at the partner and in which role. */
export function PartnerPeople({ partner }: { partner: Partner }) {
  const t = useT();
  const { can } = useWorkspace();
  const reads = can('person.read');
  const people = useRead('listPeople', { partner_id: partner.id, status: 'active' }, { enabled: reads }).data?.items;
  if (!reads) return null;
  return (
    <section className={page.section}>
      <h2>{t('partners.people')}</h2>
      {!people && <SkeletonRows rows={2} />}
      {people?.length === 0 && <p className="k-muted">{t('partners.noPeople')}</p>}
      <ul className={page.list}>
        {people?.map((person) => (
          <li key={person.id}>
            <b>{person.full_name}</b>
            <div className="k-small k-muted">
              <RoleWords roles={person.roles} /> · {person.email}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
