import { formatTime } from '@kanal/server/kernel/dates.ts';
import { IconAlertTriangle, IconCloudOff, IconDeviceFloppy } from '@tabler/icons-react';
import { type T, useT } from '../../../app/use-t.tsx';
import { type TimeStyle, useTimeStyle } from '../../../app/use-time-style.ts';
import type { SaveState } from './draft-saver.ts';
import look from './form.module.css';

function words(state: SaveState, record: { updated_at: string } | null, style: TimeStyle, t: T): string {
  if (state.kind === 'saving') return t('register.saving');
  if (state.kind === 'offline') return t('register.keptHere');
  if (state.kind === 'waiting') return t('register.keptTillSignIn');
  if (state.kind === 'conflict' || state.kind === 'refused') return t('register.notSaved');
  const at = state.kind === 'saved' ? state.at : record ? new Date(record.updated_at) : null;
  return at ? t('register.savedAt', { time: formatTime(at, style) }) : t('register.savesItself');
}

/** «Черновик сохранён в 12:09»; changes quietly and is announced politely. */
export function SavedLine({ state, record }: { state: SaveState; record: { updated_at: string } | null }) {
  const t = useT();
  const style = useTimeStyle();
  const failing = state.kind === 'conflict' || state.kind === 'refused';
  const Sign = failing ? IconAlertTriangle : state.kind === 'offline' ? IconCloudOff : IconDeviceFloppy;
  return (
    <p className={look.saved} role="status">
      <Sign size={16} aria-hidden />
      {words(state, record, style, t)}
    </p>
  );
}
