import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import type { MessageId } from '../../app/messages.ts';
import { useFormat } from '../../app/use-format.ts';
import { usePages, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCabinet } from '../routes.ts';
import { type Colleague, ColleagueDialog, InviteDialog, LeftDialog } from './colleague-dialogs.tsx';
import look from './company.module.css';
import type { Company } from './company.ts';

type Asked = { what: 'invite' } | { what: 'change' | 'left'; person: Colleague };

function PersonRow({ person, onAsk }: { person: Colleague; onAsk: (asked: Asked) => void }) {
  const t = useT();
  const roles = person.roles.map((role) => t(`cabinet.role.${role}` as MessageId)).join(', ');
  const left = person.status === 'left' ? t('cabinet.people.hasLeft') : '';
  const note = [...new Set([person.position, roles, person.branch?.name, left])].filter(Boolean).join(' · ');
  return (
    <li className={look.row}>
      <span className="k-grow">
        {person.full_name}
        <div className="k-small k-muted">{note}</div>
        <div className="k-small k-muted">{person.email}</div>
      </span>
      {(person.can.update || person.can.mark_left) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={`${t('cabinet.change')}: ${person.full_name}`}>
              <IconDots size={20} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {person.can.update && (
              <Menu.Item onClick={() => onAsk({ what: 'change', person })}>{t('cabinet.people.change')}</Menu.Item>
            )}
            {person.can.mark_left && (
              <Menu.Item onClick={() => onAsk({ what: 'left', person })}>{t('cabinet.people.left')}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}

function Waiting() {
  const t = useT();
  const client = useQueryClient();
  const { dateTime } = useFormat();
  const { data } = useRead('listColleagueInvitations', { state: 'waiting', limit: 50 });
  if (!data || data.items.length === 0) return null;
  const act = async (name: 'resendColleagueInvitation' | 'revokeColleagueInvitation', id: string) => {
    try {
      await call(name, { id });
      void client.invalidateQueries();
      showToast({
        message: t(name === 'resendColleagueInvitation' ? 'cabinet.people.sent' : 'cabinet.people.revoked'),
      });
    } catch (error) {
      showToast({ tone: 'warn', message: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <>
      <h3>{t('cabinet.people.waiting')}</h3>
      <ul className={look.list}>
        {data.items.map((one) => (
          <li key={one.id} className={`${look.row} ${look.wraps}`}>
            <span className="k-grow">
              {one.full_name || one.email}
              <div className="k-small k-muted">{t('cabinet.people.until', { time: dateTime(one.expires_at) })}</div>
            </span>
            {one.can.resend && (
              <Button variant="subtle" onClick={() => void act('resendColleagueInvitation', one.id)}>
                {t('cabinet.people.again')}
              </Button>
            )}
            {one.can.revoke && (
              <Button variant="danger" onClick={() => void act('revokeColleagueInvitation', one.id)}>
                {t('cabinet.people.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** People of the company: who may do what, inviting, leaving. */
export function Colleagues({ branches }: { branches: Company['branches'] }) {
  const t = useT();
  const client = useQueryClient();
  const { can } = useCabinet();
  const [asked, setAsked] = useState<Asked | null>(null);
  const people = usePages('listColleagues', { limit: 50 });
  const close = () => setAsked(null);
  const done = () => {
    const sent = asked?.what === 'invite';
    close();
    void client.invalidateQueries();
    showToast({ message: t(sent ? 'cabinet.people.sent' : 'cabinet.saved') });
  };
  return (
    <section className={look.section}>
      <div className={look.top}>
        <h2>{t('cabinet.people.title')}</h2>
        {can('colleague.manage') && (
          <Button onClick={() => setAsked({ what: 'invite' })}>{t('cabinet.people.invite')}</Button>
        )}
      </div>
      {Boolean(people.error) && <ErrorNote error={people.error} onRetry={people.refetch} />}
      {!people.rows && !people.error && <SkeletonRows rows={3} />}
      <ul className={look.list}>
        {people.rows?.map((person) => (
          <PersonRow key={person.id} person={person} onAsk={setAsked} />
        ))}
      </ul>
      {people.hasMore && (
        <Button onClick={people.loadMore} loading={people.loadingMore}>
          {t('ui.more')}
        </Button>
      )}
      {can('colleague.manage') && <Waiting />}
      {asked?.what === 'invite' && <InviteDialog onClose={close} onDone={done} />}
      {asked?.what === 'change' && (
        <ColleagueDialog person={asked.person} branches={branches} onClose={close} onDone={done} />
      )}
      {asked?.what === 'left' && <LeftDialog person={asked.person} onClose={close} onDone={done} />}
    </section>
  );
}
