import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote, fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import page from '../page.module.css';
import { LIST, type OwnView } from './own-views.ts';

interface ViewNameDialogProps {
  /** A view to be renamed; without it, a new one. */
  view?: OwnView;
  query: string;
  onClose: () => void;
}

/** Keeps the address under a name of one's own, or gives a kept one another name. */
export function ViewNameDialog({ view, query, onClose }: ViewNameDialogProps) {
  const t = useT();
  const [name, setName] = useState(view?.name ?? '');
  const { mutate, isPending, error } = useCommand('saveView', {
    stale: ['listSavedViews'],
    onDone: (saved) => {
      showToast({ message: t(view ? 'queue.renamed' : 'queue.saved', { name: saved.name }) });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ ...(view ? { id: view.id } : {}), list: LIST, name, query });
  };
  const title = t(view ? 'queue.renameView' : 'queue.saveTitle');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form className={page.form} onSubmit={submit}>
        {error !== null && <ErrorNote error={error} />}
        <TextField
          label={t('queue.saveName')}
          required
          data-autofocus
          maxLength={80}
          value={name}
          error={fieldError(error, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={page.actions}>
          <Button type="submit" variant="filled" loading={isPending}>
            {t('workspace.save')}
          </Button>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}
