import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type PipelineSearch, queryOf, readPipelineQuery } from './pipeline-search.ts';

/** The name under which addresses of the pipeline are kept. */
const LIST = 'deals';
export type OwnView = Output<'listSavedViews'>['items'][number];

/** Addresses that this reader has kept, and the one that is open. */
export function useOwnViews(search: PipelineSearch) {
  const views = useRead('listSavedViews', { list: LIST }, { staleTime: 300_000 }).data?.items ?? [];
  const here = queryOf(search);
  return { views, open: views.find((view) => queryOf(readPipelineQuery(view.query)) === here) };
}

export function SaveViewDialog({ search, onClose }: { search: PipelineSearch; onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState('');
  const kept = useCommand('saveView', { stale: ['listSavedViews'] });
  return (
    <FormDialog<Output<'saveView'>>
      title={t('deals.views.save')}
      text={t('deals.views.text')}
      submit={t('deals.save')}
      send={() => kept.mutateAsync({ list: LIST, name: name.trim(), query: queryOf(search) })}
      onClose={onClose}
      onDone={() => {
        showToast({ message: t('deals.views.saved', { name: name.trim() }) });
        onClose();
      }}
    >
      {(error) => (
        <TextField
          label={t('deals.views.name')}
          value={name}
          error={error('name')}
          maxLength={80}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}

export function ForgetView({ view }: { view: OwnView }) {
  const t = useT();
  const { name, query } = view;
  const keep = useCommand('saveView', { stale: ['listSavedViews'] });
  const forget = useCommand('deleteView', {
    stale: ['listSavedViews'],
    onDone: () =>
      showToast({
        message: t('deals.views.forgotten', { name }),
        onUndo: () => keep.mutate({ list: LIST, name, query }),
      }),
  });
  return (
    <ActionIcon aria-label={t('deals.views.forget', { name })} onClick={() => forget.mutate({ id: view.id })}>
      <IconTrash size={18} aria-hidden />
    </ActionIcon>
  );
}
