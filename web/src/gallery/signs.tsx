import { Button } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useT } from '../app/use-t.tsx';
import { BigClock, Clock, type ClockReading } from '../ui/clock.tsx';
import { Receipt, ReceiptMark } from '../ui/receipt.tsx';
import { Seal } from '../ui/seal.tsx';
import look from './gallery.module.css';
import { Section } from './section.tsx';

const READINGS: readonly (readonly [1 | 2 | 3 | 4 | 5 | 6 | 7, ClockReading])[] = [
  [1, { side: 'left', gone: 0.3 }],
  [2, { side: 'left', gone: 0.88 }],
  [3, { side: 'right', gone: 0.4 }],
  [4, { side: 'right', gone: 0.8 }],
  [5, { side: 'right', gone: 0.5, state: 'paused' }],
  [6, { side: 'left', gone: 1.2 }],
  [7, { side: 'right', gone: 2, state: 'provisional' }],
];

export function ClockSection() {
  const t = useT();
  return (
    <Section title="gallery.clock" text="gallery.clockText">
      <table className={look.simple}>
        <thead>
          <tr>
            <th>24</th>
            <th>40</th>
            <th>{t('gallery.state')}</th>
            <th>{t('gallery.share')}</th>
            <th className={look.spoken}>{t('gallery.spoken')}</th>
          </tr>
        </thead>
        <tbody>
          {READINGS.map(([n, reading]) => (
            <tr key={n}>
              <td>
                <Clock {...reading} label={t(`gallery.c${n}l`)} />
              </td>
              <td>
                <Clock {...reading} size={40} label={null} />
              </td>
              <td>
                <b>{t(`gallery.c${n}`)}</b>
              </td>
              <td className="k-muted">{t(`gallery.c${n}s`)}</td>
              <td className={look.spoken}>{t(`gallery.c${n}l`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={look.bigs}>
        <BigClock side="left" gone={0.88} label={t('gallery.c2l')} face={[t('gallery.b1a'), t('gallery.b1b')]}>
          <b className="k-wait">{t('gallery.b1')}</b>
          <div className="k-small k-muted">{t('gallery.b1u')}</div>
        </BigClock>
        <BigClock side="right" gone={0.4} label={t('gallery.c3l')} face={[t('gallery.b2a'), t('gallery.b2b')]}>
          <b>{t('gallery.b2')}</b>
          <div className="k-small k-muted">{t('gallery.b2u')}</div>
        </BigClock>
        <BigClock
          side="right"
          gone={2}
          state="provisional"
          label={t('gallery.c7l')}
          face={<IconShieldCheck size={36} className="k-hold" />}
        >
          <b className="k-hold">{t('gallery.b3')}</b>
          <div className="k-small k-muted">{t('gallery.b3u')}</div>
        </BigClock>
      </div>
    </Section>
  );
}

function Slip({ which }: { which: 1 | 2 }) {
  const t = useT();
  const seal = which === 1 ? 'green' : 'yellow';
  return (
    <Receipt
      kind={t('gallery.slip')}
      index={which === 1 ? '№ 18 133' : '№ 18 204'}
      event={t(`gallery.r${which}`)}
      subject={t(`gallery.r${which}s`)}
      parts={[
        {
          label: t('gallery.recorded'),
          text: (
            <>
              <b>{which === 1 ? '14:20:07' : '12:04:51'}</b> · {t(`gallery.r${which}t`)}
            </>
          ),
        },
      ]}
      words={{ label: t('gallery.words'), list: t(`gallery.r${which}w`).split(' ') }}
      seal={seal}
      sealTitle={t(`gallery.${seal}`)}
      sealText={t(`gallery.${seal}Text`)}
      actions={
        <>
          <Button variant="filled" leftSection={<IconShieldCheck size={18} />}>
            {t('gallery.verify')}
          </Button>
          <Button leftSection={<IconDownload size={18} />}>{t('gallery.download')}</Button>
        </>
      }
    />
  );
}

export function ReceiptSection() {
  const t = useT();
  return (
    <Section title="gallery.receipt" text="gallery.receiptText">
      <div className={look.slips}>
        <Slip which={1} />
        <Slip which={2} />
      </div>
      <div className={look.row}>
        <span className="k-muted">{t('gallery.inRow')}</span>
        <a href="#content">
          <ReceiptMark seal="green" label={t('gallery.green')} index="18 133" />
        </a>
        <a href="#content">
          <ReceiptMark seal="yellow" label={t('gallery.yellow')} index="18 204" />
        </a>
        <span className={look.row}>
          <Seal tone="red" size={32} label={null} />
          <b className="k-stop">{t('gallery.red')}</b>
        </span>
      </div>
    </Section>
  );
}
