import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';

interface GroupMembersProps {
  groupId: string;
  label: string;
  /** Whose page it is: the others are named then. */
  except?: string;
}

/** Who belongs to the group today. */
export function GroupMembers({ groupId, label, except }: GroupMembersProps) {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const { data, error, refetch } = useRead('listGroupMembers', { id: groupId });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={2} />;
  const shown = data.items.filter((each) => each.id !== except);
  if (shown.length === 0)
    return <p className="k-muted">{t(except ? 'customers.aloneInGroup' : 'customers.emptyGroup')}</p>;
  return (
    <ul className={page.list} aria-label={label}>
      {shown.map((each) => (
        <li key={each.id} className={page.line}>
          <Link className="k-plain" to="/w/$vendor/customers/$id" params={{ vendor, id: each.id }}>
            {each.name}
          </Link>
          <span className="k-small k-muted">
            {t(`customers.relation.${each.relation}`)} · {t('customers.since', { day: format.day(each.from_on) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
