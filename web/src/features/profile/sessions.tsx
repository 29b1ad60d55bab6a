import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../app/api.ts';
import { askEntrance } from '../../app/entrance.ts';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { deviceWords } from './device-words.ts';
import look from './profile.module.css';
import { useSending } from './use-sending.ts';

/** Where one is signed in, and the way to end it elsewhere. */
export function Sessions() {
  const t = useT();
  const client = useQueryClient();
  const { day } = useFormat();
  const { busy, error, send } = useSending();
  const sessions = useRead('listSessions', {});
  const current = useQuery({
    queryKey: ['session'],
    queryFn: () => askEntrance<{ session: { id: string } | null }>('session', null),
  }).data?.session?.id;
  const again = () => client.invalidateQueries({ queryKey: ['listSessions'] });
  if (sessions.error) return <ErrorNote error={sessions.error} onRetry={() => void sessions.refetch()} />;
  if (!sessions.data) return <SkeletonRows rows={2} />;
  const end = (id: string) => send(() => call('endSession', { id }).then(again), 'profile.sessionEnded');
  const endOthers = () =>
    send(() => call('endSessions', current ? { except_id: current } : {}).then(again), 'profile.sessionsEnded');
  const others = sessions.data.items.filter((one) => one.id !== current);
  return (
    <>
      <ul className={look.list}>
        {sessions.data.items.map((one) => (
          <li key={one.id} className={look.row}>
            <span>
              {deviceWords(one.user_agent, t('profile.unknownDevice'))}
              <div className="k-small k-muted">
                {[
                  one.ip_address,
                  one.id === current ? t('profile.here') : t('profile.seen', { date: day(one.last_seen_at) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </span>
            {one.id !== current && (
              <Button variant="subtle" onClick={() => void end(one.id)}>
                {t('profile.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error !== null && <ErrorNote error={error} />}
      {others.length > 0 && (
        <Button onClick={() => void endOthers()} loading={busy}>
          {t('profile.endOthers')}
        </Button>
      )}
    </>
  );
}
