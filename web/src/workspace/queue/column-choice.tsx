import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { columnKeys, fixedColumn, usualColumns } from './columns.tsx';
import look from './queue.module.css';
import type { Columns } from './use-columns.ts';

/** Which columns stand in the table; kept for this person and view. */
export function ColumnChoice({ columns: { shown, change } }: { columns: Columns }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon aria-label={t('queue.columns')} title={t('queue.columns')} onClick={() => setOpen(!open)}>
          <IconColumns3 size={20} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={look.columns}>
          <legend>{t('queue.columns')}</legend>
          {columnKeys.map((key) => (
            <Checkbox
              key={key}
              label={key === 'number' ? '№' : t(`queue.${key}`)}
              checked={shown.includes(key)}
              disabled={key === fixedColumn}
              onChange={() => change(shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key])}
            />
          ))}
          <Button size="xs" onClick={() => change(usualColumns)}>
            {t('queue.usualColumns')}
          </Button>
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
