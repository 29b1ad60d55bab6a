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
  /** Small heading and text, one below the other: the time to the second with date and place, the rules in force. */
  parts?: readonly { label: string; text: ReactNode }[];
  /** Four words of the root, to compare by telephone; none when the receipt does not hold. */
  words?: { label: string; list: readonly string[] };
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
        {props.parts?.map(({ label, text }) => (
          <div key={label} className={look.part}>
            <div className={look.label}>{label}</div>
            <div>{text}</div>
          </div>
        ))}
      </div>
      <div className={look.perforation} />
      <div className={look.stub}>
        {props.words && (
          <>
            <div className={look.label}>{props.words.label}</div>
            <div className={look.words}>
              {props.words.list.map((word, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a root may say one word twice, and its words never move
                <span key={place}>{word}</span>
              ))}
            </div>
          </>
        )}
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
