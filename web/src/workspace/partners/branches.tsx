import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import page from '../page.module.css';
import { BranchForm } from './branch-form.tsx';
import type { Branch, Partner } from './partner-types.ts';

/** Branches of the company, closed ones last. */
export function Branches({ partner }: { partner: Partner }) {
  const t = useT();
  const format = useFormat();
  const [editing, setEditing] = useState<Branch | 'new' | null>(null);
  const branches = [...partner.branches].sort((a, b) => Number(a.closed_at !== null) - Number(b.closed_at !== null));
  return (
    <section className={page.section}>
      <div className={page.sectionHead}>
        <h2>{t('partners.branches')}</h2>
        {partner.can.update && (
          <UnstyledButton className={page.link} onClick={() => setEditing('new')}>
            {t('ui.add')}
          </UnstyledButton>
        )}
      </div>
      {branches.length === 0 && <p className="k-muted">{t('partners.noBranches')}</p>}
      <ul className={page.list}>
        {branches.map((branch) => (
          <li key={branch.id}>
            <div className={page.line}>
              <b className={branch.closed_at ? 'k-end' : ''}>{branch.name}</b>
              {partner.can.update && (
                <UnstyledButton className={page.link} onClick={() => setEditing(branch)}>
                  {t('partners.edit')}
                </UnstyledButton>
              )}
            </div>
            <div className="k-small k-muted">
              {[branch.city, branch.address, branch.kpp && t('partners.kppIs', { value: branch.kpp })]
                .filter(Boolean)
                .join(' · ')}
              {branch.closed_at && ` · ${t('partners.closedOn', { day: format.day(branch.closed_at) })}`}
            </div>
          </li>
        ))}
      </ul>
      {editing && (
        <BranchForm partner={partner} branch={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}
