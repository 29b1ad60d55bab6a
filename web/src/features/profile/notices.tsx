import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call, type Output } from '../../app/api.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import look from './profile.module.css';
import { useSending } from './use-sending.ts';

type Preferences = Output<'getNotificationPreferences'>;
type Preference = Preferences['items'][number];

const CHANNELS = ['in_app', 'by_mail'] as const;
const KEY = ['getNotificationPreferences', {}];

/** A choice shows at once; a refusal puts the former one back and says why. */
function useChoose() {
  const client = useQueryClient();
  const { error, send } = useSending();
  const show = (one: Preference) =>
    client.setQueryData<Preferences>(
      KEY,
      (all) => all && { ...all, items: all.items.map((other) => (other.type === one.type ? one : other)) },
    );
  const choose = async (before: Preference, after: Preference) => {
    show(after);
    const { type, in_app, by_mail } = after;
    // The server names the types it knows; every row came from there.
    const item = { type, in_app, by_mail } as Parameters<typeof call<'setNotificationPreferences'>>[1]['items'][number];
    if (!(await send(() => call('setNotificationPreferences', { items: [item] }), null))) show(before);
  };
  return { error, choose };
}

function Row({ one, onChoose }: { one: Preference; onChoose: (after: Preference) => void }) {
  const t = useT();
  return (
    <tr>
      <th scope="row">
        {one.label}
        {one.duty && <div className="k-small k-muted">{t('profile.dutyNotice')}</div>}
      </th>
      {CHANNELS.map((channel) => (
        <td key={channel}>
          {(one.duty && !one[channel]) || (one.mail_only && channel === 'in_app') ? (
            <span className="k-muted">—</span>
          ) : (
            <Checkbox
              aria-label={t(`profile.${channel}Of`, { name: one.label })}
              checked={one[channel]}
              disabled={one.duty}
              onChange={(event) => onChoose({ ...one, [channel]: event.currentTarget.checked })}
            />
          )}
        </td>
      ))}
    </tr>
  );
}

/** What one is told, here and by mail. What somebody's rights depend on is shown too, but cannot be switched off. */
export function Notices() {
  const t = useT();
  const { data, error, refetch } = useRead('getNotificationPreferences', {});
  const { error: refused, choose } = useChoose();
  if (error && !data) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={5} />;
  return (
    <>
      <p className="k-muted">{t('profile.noticesLead')}</p>
      <table className={look.notices} aria-label={t('profile.notices')}>
        <thead>
          <tr>
            <th scope="col">{t('profile.noticeOf')}</th>
            {CHANNELS.map((channel) => (
              <th key={channel} scope="col">
                {t(`profile.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map((one) => (
            <Row key={one.type} one={one} onChoose={(after) => void choose(one, after)} />
          ))}
        </tbody>
      </table>
      {refused !== null && <ErrorNote error={refused} />}
    </>
  );
}
