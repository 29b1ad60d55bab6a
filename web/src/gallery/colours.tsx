import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useT } from '../app/use-t.tsx';
import { contrast } from './contrast.ts';
import look from './gallery.module.css';
import { Section } from './section.tsx';

const SWATCHES = [
  ...['paper', 'sheet', 'sunken', 'line', 'line-strong', 'ink', 'ink-2', 'ink-3', 'accent', 'accent-wash'],
  ...['wait-mark', 'hold-mark', 'conf-mark', 'stop-mark', 'end-mark', 'diff'],
];

/** Words need 4.5 : 1, marks and borders 3 : 1. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ['ink', 'paper', 4.5],
  ['ink-2', 'paper', 4.5],
  ['ink-3', 'sunken', 4.5],
  ['accent', 'paper', 4.5],
  ['accent', 'accent-wash', 4.5],
  ['accent-ink', 'accent', 4.5],
  ['accent-ink', 'accent-hover', 4.5],
  ...['wait', 'hold', 'conf', 'stop', 'end'].flatMap((tone) => [
    [tone, `${tone}-wash`, 4.5] as const,
    [tone, 'paper', 4.5] as const,
    [`${tone}-mark`, `${tone}-wash`, 3] as const,
  ]),
  ['line-strong', 'paper', 3],
  ['ink', 'diff', 4.5],
  ['toast-ink', 'toast', 4.5],
  ['toast-link', 'toast', 4.5],
];

export function ColourSection() {
  const t = useT();
  const scheme = useComputedColorScheme('light');
  const [colour, setColour] = useState<(token: string) => string>(() => () => '#000000');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens change with the scheme, not with a value read here
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    setColour(() => (token: string) => style.getPropertyValue(`--k-${token}`).trim());
  }, [scheme]);
  return (
    <Section title="gallery.colours" text="gallery.coloursText">
      <ul className={look.swatches}>
        {SWATCHES.map((token) => (
          <li key={token}>
            <span className={look.swatch} style={{ background: `var(--k-${token})` }} />
            <span>
              <b>{token}</b>
              <span className="k-small k-muted"> {colour(token)}</span>
            </span>
          </li>
        ))}
      </ul>
      <table className={look.simple}>
        <thead>
          <tr>
            <th>{t('gallery.pair')}</th>
            <th className={look.figure}>{t('gallery.contrast')}</th>
            <th className={look.figure}>{t('gallery.needed')}</th>
          </tr>
        </thead>
        <tbody>
          {PAIRS.map(([front, ground, needed]) => {
            const value = contrast(colour(front), colour(ground));
            return (
              <tr key={`${front} ${ground}`}>
                <td>
                  {front} / {ground}
                </td>
                <td className={look.figure} data-contrast={value >= needed ? 'enough' : 'low'}>
                  <b>{value.toFixed(1)}</b>
                </td>
                <td className={`${look.figure} k-muted`}>{needed}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

const SIZES = [
  [24, 32, 600],
  [20, 28, 600],
  [16, 24, 400],
  [14, 20, 400],
  [12, 16, 400],
] as const;

export function TypeSection() {
  const t = useT();
  return (
    <Section title="gallery.type" text="gallery.typeText">
      <dl className={look.type}>
        {SIZES.map(([size, line, weight]) => (
          <div key={size} style={{ display: 'contents' }}>
            <dt>
              {size} / {line}
            </dt>
            <dd style={{ font: `${weight} ${size}px/${line}px var(--k-font)` }}>{t('gallery.typeSample')}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
