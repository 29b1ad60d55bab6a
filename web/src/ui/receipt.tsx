import { IconReceipt } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import look from './receipt.module.css';
import { Seal, type SealTone } from './seal.tsx';

export interface ReceiptProps {
  /** Small heading: what kind of slip this is. */
  kind: string;
  /** The index as it is read aloud: «№ 18 133». */
  index: string;
  /** What was recorded, in one line, and of what. */
  event: ReactNode;
  subject?: ReactNode;
  timeLabel: string;
  /** Time to the second, then the date with its place. */
  time: ReactNode;
  wordsLabel: string;
  /** Four words of the root, to compare by telephone. */
  words: readonly string[];
  seal: SealTone;
  sealTitle: string;
  sealText: string;
  /** Verify first (the one primary button), then download. */
  actions?: ReactNode;
}

const SEAL_TEXT = { green: 'k-hold', yellow: 'k-wait', red: 'k-stop' } as const;

/** The receipt: a slip that proves what was recorded and when. One of the two things that look like objects. */
export function Receipt(props: ReceiptProps) {
  return (
    <article className={look.slip} aria-label={`${props.kind} ${props.index}`}>
      <div className={look.top}>
        <div className={look.head}>
          <div>
            <div className={look.label}>{props.kind}</div>
            <div className={look.index}>{props.index}</div>
          </div>
          <IconReceipt size={22} className="k-faint" aria-hidden />
        </div>
        <div className={look.part}>
          <b>{props.event}</b>
          {props.subject && <div>{props.subject}</div>}
        </div>
        <div className={look.part}>
          <div className={look.label}>{props.timeLabel}</div>
          <div>{props.time}</div>
        </div>
      </div>
      <div className={look.perforation} />
      <div className={look.stub}>
        <div className={look.label}>{props.wordsLabel}</div>
        <div className={look.words}>
          {props.words.map((word) => (
            <span key={word}>{word}</span>
          ))}
        </div>
        <div className={look.seal}>
          <Seal tone={props.seal} label={null} />
          <div>
            <b className={SEAL_TEXT[props.seal]}>{props.sealTitle}</b>
            <div className={look.label}>{props.sealText}</div>
          </div>
        </div>
        {props.actions && <div className={look.actions}>{props.actions}</div>}
      </div>
    </article>
  );
}

export interface ReceiptMarkProps {
  seal: SealTone;
  /** The seal in words, for readers. */
  label: string;
  /** The index, grouped: «18 133». */
  index: string;
}

/** A receipt inside a row: an 18 px seal and the index. Put it into a link to the receipt. */
export function ReceiptMark({ seal, label, index }: ReceiptMarkProps) {
  return (
    <span className={look.mark}>
      <Seal tone={seal} size={18} label={label} />
      {index}
    </span>
  );
}
