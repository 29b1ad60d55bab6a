import { Button, SegmentedControl } from '@mantine/core';
import {
  type Icon,
  IconAlertTriangle,
  IconArchive,
  IconArrowRight,
  IconArrowsSplit2,
  IconCircleCheck,
  IconCircleX,
  IconHourglass,
  IconMessageQuestion,
  IconPencil,
  IconPlus,
  IconScale,
  IconShieldCheck,
} from '@tabler/icons-react';
import type { MessageId } from '../app/messages.ts';
import { useT } from '../app/use-t.tsx';
import { HelpButton } from '../ui/help-button.tsx';
import { KeyButton } from '../ui/key-button.tsx';
import { StatusBadge, type StatusTone } from '../ui/status-badge.tsx';
import look from './gallery.module.css';
import { Section } from './section.tsx';

const STATUSES: readonly (readonly [MessageId, StatusTone, Icon])[] = [
  ['gallery.draft', 'end', IconPencil],
  ['gallery.submitted', 'wait', IconArrowRight],
  ['gallery.deciding', 'wait', IconHourglass],
  ['gallery.answerNeeded', 'wait', IconMessageQuestion],
  ['gallery.conflict', 'conf', IconArrowsSplit2],
  ['gallery.dispute', 'conf', IconScale],
  ['gallery.protected', 'hold', IconShieldCheck],
  ['gallery.provisional', 'hold', IconShieldCheck],
  ['gallery.threatened', 'stop', IconAlertTriangle],
  ['gallery.overdue', 'stop', IconAlertTriangle],
  ['gallery.refused', 'stop', IconCircleX],
  ['gallery.won', 'end', IconCircleCheck],
  ['gallery.expired', 'end', IconArchive],
];

export function StatusSection() {
  const t = useT();
  return (
    <Section title="gallery.statuses" text="gallery.statusesText">
      {[false, true].map((bare) => (
        <div key={String(bare)} className={look.row}>
          {STATUSES.map(([word, tone, icon]) => (
            <StatusBadge key={word} tone={tone} icon={icon} bare={bare}>
              {t(word)}
            </StatusBadge>
          ))}
        </div>
      ))}
    </Section>
  );
}

const nothing = () => undefined;

export function ButtonSection() {
  const t = useT();
  return (
    <Section title="gallery.buttons" text="gallery.buttonsText">
      <dl className={look.buttons}>
        <dt>{t('gallery.plain')}</dt>
        <dd className={look.row}>
          <Button variant="filled">{t('gallery.decide')}</Button>
          <Button>{t('gallery.open')}</Button>
          <Button variant="subtle">{t('gallery.all')}</Button>
          <Button variant="danger">{t('gallery.withdraw')}</Button>
          <HelpButton onOpen={() => undefined} />
        </dd>
        <dt>{t('gallery.off')}</dt>
        <dd className={look.row}>
          <Button disabled>{t('gallery.decide')}</Button>
          <span className="k-small k-muted">{t('gallery.why')}</span>
        </dd>
        <dt>{t('gallery.busy')}</dt>
        <dd className={look.row}>
          <Button loading>{t('gallery.open')}</Button>
          <SegmentedControl
            aria-label={t('gallery.segments')}
            data={[
              { value: 'mine', label: t('gallery.mine') },
              { value: 'team', label: t('gallery.team') },
            ]}
          />
        </dd>
        <dt>{t('gallery.keyed')}</dt>
        <dd className={look.row}>
          <KeyButton keyName="A" primary onPress={nothing}>
            {t('gallery.approve')}
          </KeyButton>
          <KeyButton keyName="R" onPress={nothing}>
            {t('gallery.refuse')}
          </KeyButton>
        </dd>
        <dt>{t('gallery.inCabinet')}</dt>
        <dd className={look.row}>
          <Button size="lg" variant="filled" leftSection={<IconPlus size={20} />}>
            {t('gallery.register')}
          </Button>
          <Button size="lg">{t('gallery.download')}</Button>
        </dd>
      </dl>
    </Section>
  );
}
