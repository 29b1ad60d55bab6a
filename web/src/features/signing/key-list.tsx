import { Box, Button, Group } from '@mantine/core';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import type { KeyEvent, PartnerKey } from './key-types.ts';

/** In here, not in a file of its own: whoever has not signed in yet would pay for the name of that file. */
const list = { margin: '16px 0 0', padding: 0, listStyle: 'none' } as const;
const line = { borderTop: '1px solid var(--k-line)' } as const;
const folded = { padding: '8px 0', cursor: 'pointer' } as const;

interface KeyListProps {
  keys: readonly PartnerKey[];
  /** The key of this browser. */
  hereId?: string | undefined;
  onRetire?: (key: PartnerKey) => void;
  /** Where this browser may take the place of a lost key of this person. */
  onReplace?: (key: PartnerKey) => void;
  personId?: string;
  onReceipt: (key: PartnerKey, event: KeyEvent) => void;
}

/** Keys that sign, and folded below them those that have signed. */
export function KeyList(props: KeyListProps) {
  const t = useT();
  const active = props.keys.filter(({ retired_at }) => !retired_at);
  const retired = props.keys.filter(({ retired_at }) => retired_at);
  if (props.keys.length === 0) return <p className="k-muted">{t('profile.signing.noKeys')}</p>;
  return (
    <>
      <ul style={list} aria-label={t('profile.signing.companyKeys')}>
        {active.map((key) => (
          <KeyRow key={key.id} listed={key} {...props} />
        ))}
      </ul>
      {retired.length > 0 && (
        <details>
          <summary className="k-muted" style={folded}>
            {t('profile.signing.retiredKeys', { count: retired.length })}
          </summary>
          <ul style={list}>
            {retired.map((key) => (
              <KeyRow key={key.id} listed={key} {...props} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function KeyRow({ listed, hereId, onRetire, onReplace, onReceipt, personId }: KeyListProps & { listed: PartnerKey }) {
  const t = useT();
  const { day } = useFormat();
  const { device, person, created_at, retired_at, key_id, can } = listed;
  const since = retired_at
    ? t('profile.signing.keyFromTo', { from: day(created_at), to: day(retired_at) })
    : t('profile.signing.keySince', { date: day(created_at) });
  const isHere = listed.id === hereId;
  const mayReplace = onReplace && !retired_at && person.id === personId;
  return (
    <Group component="li" justify="space-between" gap="4px 16px" py={8} style={line}>
      <Box flex="1 1 240px">
        {device}
        {isHere && <b className="k-hold"> · {t('profile.signing.keyHere')}</b>}
        <div className="k-small k-muted">
          {person.full_name} · {since} · {t('profile.signing.keyId', { key: key_id })}
        </div>
      </Box>
      <Group gap={0}>
        {(retired_at ? (['added', 'retired'] as const) : (['added'] as const)).map((event) => (
          <Button
            key={event}
            variant="subtle"
            onClick={() => onReceipt(listed, event)}
            aria-label={t(`profile.signing.receipt.${event}Of`, { device })}
          >
            {t(`profile.signing.receipt.${event}`)}
          </Button>
        ))}
        {mayReplace && (
          <Button
            variant="subtle"
            onClick={() => onReplace(listed)}
            aria-label={t('profile.signing.replaceOf', { device })}
          >
            {t('profile.signing.replace')}
          </Button>
        )}
        {onRetire && can.retire && (
          <Button
            variant="subtle"
            onClick={() => onRetire(listed)}
            aria-label={t('profile.signing.retireOf', { device })}
          >
            {t('profile.signing.retire')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
