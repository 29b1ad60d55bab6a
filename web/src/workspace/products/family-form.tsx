import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import { useDrawerCommand } from '../use-drawer-command.ts';
import type { Family } from './families.tsx';

/** A family is what protection covers; its code goes into files and the API. */
export function FamilyForm({ family, onClose }: { family: Family | null; onClose: () => void }) {
  const t = useT();
  const [code, setCode] = useState(family?.code ?? '');
  const [ru, setRu] = useState(family?.name.ru ?? '');
  const [en, setEn] = useState(family?.name.en ?? '');
  const [active, setActive] = useState(family?.active ?? true);
  const { mutate, isPending, error } = useDrawerCommand('saveProductFamily', {
    onClose,
    stale: ['listProductFamilies'],
  });
  return (
    <FormDrawer
      title={t(family ? 'products.familyTitle' : 'products.newFamily')}
      onClose={onClose}
      onSave={() => mutate({ ...(family ? { id: family.id } : {}), code, name: { ru, en: en || ru }, active })}
      pending={isPending}
      error={error}
    >
      <TextField
        label={t('products.nameRu')}
        required
        value={ru}
        error={fieldError(error, 'name.ru')}
        onChange={(e) => setRu(e.currentTarget.value)}
      />
      <TextField
        label={t('products.nameEn')}
        value={en}
        error={fieldError(error, 'name.en')}
        onChange={(e) => setEn(e.currentTarget.value)}
      />
      <TextField
        label={t('products.code')}
        description={t('products.codeHint')}
        required
        value={code}
        error={fieldError(error, 'code')}
        onChange={(e) => setCode(e.currentTarget.value)}
      />
      <Checkbox label={t('products.isSold')} checked={active} onChange={(e) => setActive(e.currentTarget.checked)} />
    </FormDrawer>
  );
}
