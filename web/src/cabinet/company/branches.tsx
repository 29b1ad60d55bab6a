import { Button, Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import look from './company.module.css';
import type { Company } from './company.ts';

type Branch = Company['branches'][number];

function BranchDialog({ branch, onClose, onDone }: { branch: Branch | null; onClose: () => void; onDone: () => void }) {
  const t = useT();
  const [name, setName] = useState(branch?.name ?? '');
  const [city, setCity] = useState(branch?.city ?? '');
  const [kpp, setKpp] = useState(branch?.kpp ?? '');
  const [address, setAddress] = useState(branch?.address ?? '');
  const [closed, setClosed] = useState(Boolean(branch?.closed_at));
  const send = () =>
    call('saveBranch', { ...(branch ? { id: branch.id } : {}), name, city, kpp: kpp.trim() || null, address, closed });
  const lines = [
    ['name', t('cabinet.branch.name'), name, setName],
    ['city', t('register.city'), city, setCity],
    ['kpp', t('register.customer_kpp'), kpp, setKpp],
    ['address', t('cabinet.branch.address'), address, setAddress],
  ] as const;
  return (
    <FormDialog
      title={t(branch ? 'cabinet.branch.edit' : 'cabinet.branch.add')}
      submit={t('cabinet.save')}
      send={send}
      onClose={onClose}
      onDone={onDone}
    >
      {(error) => (
        <>
          {lines.map(([path, label, value, change]) => (
            <TextField
              key={path}
              label={label}
              value={value}
              error={error(path)}
              onChange={(event) => change(event.currentTarget.value)}
            />
          ))}
          {branch && (
            <Checkbox
              label={t('cabinet.branch.closed')}
              checked={closed}
              onChange={(event) => setClosed(event.currentTarget.checked)}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

/** Branches of the company; deals and people may belong to one. */
export function Branches({ branches, canManage }: { branches: readonly Branch[]; canManage: boolean }) {
  const t = useT();
  const client = useQueryClient();
  const [editing, setEditing] = useState<Branch | null | 'new'>(null);
  const done = () => {
    setEditing(null);
    void client.invalidateQueries();
    showToast({ message: t('cabinet.saved') });
  };
  return (
    <section className={look.section}>
      <div className={look.top}>
        <h2>{t('cabinet.branch.title')}</h2>
        {canManage && <Button onClick={() => setEditing('new')}>{t('cabinet.branch.add')}</Button>}
      </div>
      {branches.length === 0 && <p className="k-muted">{t('cabinet.branch.none')}</p>}
      <ul className={look.list}>
        {branches.map((branch) => (
          <li key={branch.id} className={look.row}>
            <span className="k-grow">
              {branch.name}
              <div className="k-small k-muted">
                {[branch.city, branch.address, branch.closed_at ? t('cabinet.branch.isClosed') : '']
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </span>
            {canManage && (
              <Button
                variant="subtle"
                onClick={() => setEditing(branch)}
                aria-label={`${t('cabinet.change')}: ${branch.name}`}
              >
                {t('cabinet.change')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <BranchDialog branch={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onDone={done} />
      )}
    </section>
  );
}
