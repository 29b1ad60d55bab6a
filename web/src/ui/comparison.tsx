import { IconEqual, IconEqualNot, IconTilde } from '@tabler/icons-react';
import look from './comparison.module.css';

export type Relation = 'same' | 'similar' | 'different';
const SIGN = { same: IconEqual, similar: IconTilde, different: IconEqualNot };
const TONE = { same: 'k-hold', similar: 'k-wait', different: 'k-stop' } as const;

/** A piece of a value; `differs` pieces are highlighted and bold, so that colour is not the only sign. */
export interface Piece {
  text: string;
  differs?: boolean;
}

export interface ComparisonRow {
  field: string;
  left: readonly Piece[];
  right: readonly Piece[];
  relation: Relation;
  /** The relation in a word: «похоже», «разные», «равны». */
  word: string;
}

export interface ComparisonProps {
  /** What is compared, for readers. */
  caption: string;
  leftHead: string;
  rightHead: string;
  rows: readonly ComparisonRow[];
}

function Value({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, differs }, index) => {
    const key = `${index} ${text}`;
    if (!differs) return <span key={key}>{text}</span>;
    return (
      <mark key={key} className={look.differs}>
        {text}
      </mark>
    );
  });
}

/** Two records field by field: what is equal, what differs, and the relation in words between them. */
export function Comparison({ caption, leftHead, rightHead, rows }: ComparisonProps) {
  return (
    <table className={look.table}>
      <caption className="k-hidden">{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{leftHead}</th>
          <td />
          <th scope="col">{rightHead}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, left, right, relation, word }) => {
          const Sign = SIGN[relation];
          return (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td>
                <Value pieces={left} />
              </td>
              <td className={look.relation}>
                <Sign size={16} className={TONE[relation]} aria-hidden /> <span>{word}</span>
              </td>
              <td>
                <Value pieces={right} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
