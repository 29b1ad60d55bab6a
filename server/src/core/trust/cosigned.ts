import { addSignatures } from '@kanal/receipt';

/** A signed note with the lines of those who cosigned it. */
export function withCosignatures(note: string, lines: readonly string[]): string {
  return lines.reduce(addSignatures, note);
}
