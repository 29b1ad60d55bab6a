import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote, fieldError } from '../../ui/error-note.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { WitnessForm } from './witness-form.tsx';
import { type Policy, policyOf } from './witness-policy.ts';

type Witness = Output<'getWitnesses'>['witnesses'][number];

/** Who outside of the vendor cosigns the log, how many of them are enough, and how far each has come. */
export function Witnesses() {
  const t = useT();
  const format = useFormat();
  const { can } = useWorkspace();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useRead('getWitnesses', {}, { every: 30_000 });
  const save = useCommand('saveWitnesses', { stale: ['getWitnesses'] });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  const policy = data ? policyOf(data) : null;
  const manages = can('settings.manage');
  const remove = (before: Policy, name: string) => {
    const witnesses = before.witnesses.filter((each) => each.name !== name);
    const after = { quorum: Math.min(before.quorum, witnesses.length), witnesses };
    const onUndo = () => save.mutate(before);
    save.mutate(after, { onSuccess: () => showToast({ message: t('settings.witness.removed', { name }), onUndo }) });
  };
  const columns: Column<Witness>[] = [
    { key: 'name', head: t('settings.witness.name'), phone: 'title', cell: (row) => <b>{row.name}</b> },
    { key: 'url', head: t('settings.witness.url'), cell: (row) => row.url },
    {
      key: 'last',
      head: t('settings.witness.last'),
      cell: (row) =>
        row.last_size === null || row.last_at === null
          ? t('settings.witness.never')
          : t('settings.witness.upTo', { count: row.last_size, at: format.dateTime(row.last_at) }),
    },
    {
      key: 'remove',
      head: t('settings.actions'),
      cell: (row) =>
        manages &&
        policy && (
          <UnstyledButton
            className={page.link}
            aria-label={t('ui.remove', { name: row.name })}
            onClick={() => remove(policy, row.name)}
          >
            {t('settings.witness.remove')}
          </UnstyledButton>
        ),
    },
  ];
  return (
    <>
      <p className="k-measure k-muted">{t('settings.witness.what')}</p>
      {policy && (
        <div className={page.bar}>
          <SelectField
            label={t('settings.witness.quorum')}
            disabled={!manages || policy.witnesses.length === 0}
            data={Array.from({ length: policy.witnesses.length + 1 }, (_, enough) => ({
              value: String(enough),
              label:
                enough === 0
                  ? t('settings.witness.nobody')
                  : t('settings.witness.enough', { enough, all: policy.witnesses.length }),
            }))}
            value={String(policy.quorum)}
            error={fieldError(save.error, 'quorum')}
            onChange={(quorum) => quorum && save.mutate({ ...policy, quorum: Number(quorum) })}
          />
          {manages && <Button onClick={() => setAdding(true)}>{t('settings.witness.add')}</Button>}
        </div>
      )}
      {save.error !== null && <ErrorNote error={save.error} />}
      <DataTable
        label={t('settings.tab.witnesses')}
        columns={columns}
        rows={data?.witnesses}
        rowKey={(row) => row.name}
        rowName={(row) => row.name}
        empty={<Empty title={t('settings.witness.none')}>{t('settings.witness.noneText')}</Empty>}
      />
      {adding && policy && <WitnessForm policy={policy} onClose={() => setAdding(false)} />}
    </>
  );
}
