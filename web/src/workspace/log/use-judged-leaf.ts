/** Verifies a leaf in this browser: whoever checks a vendor need not take its server's word. */
import {
  type JudgedField,
  judgeOpenings,
  parseCheckpoint,
  parseExtra,
  parseNote,
  parsePolicy,
  parseProofFile,
  vendorOf,
  verifyReceipt,
  verifyWithNoble,
} from '@kanal/receipt';
import { type Line, type Told, tellFields, tellVerdict } from '@kanal/receipt/tell';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fetchPolicy } from '../../features/receipts/use-receipts.ts';
import { useWorkspace } from '../routes.ts';
import type { OpenedLeaf } from './leaf-words.ts';
import { useLogFormat } from './use-log-format.ts';

export interface JudgedLeaf {
  told: Told;
  fields: readonly JudgedField[];
  /** Values of the opened fields as people write them. */
  lines: readonly Line[];
}

const MINUTE = 60_000;

export function useJudgedLeaf(leaf: OpenedLeaf | undefined): {
  leaf: JudgedLeaf | null;
  error: unknown;
  again: () => void;
} {
  const { vendor } = useWorkspace();
  const { locale, timeZone } = useLogFormat();
  const policy = useQuery({
    queryKey: ['logPolicy', vendor],
    queryFn: () => fetchPolicy(vendor),
    staleTime: MINUTE,
  });
  const receipt = leaf?.receipt ?? null;
  const judged = useMemo(
    () =>
      receipt === null || policy.data === undefined
        ? null
        : judge(receipt, policy.data, { language: locale, timeZone }),
    [receipt, policy.data, locale, timeZone],
  );
  return { leaf: judged, error: policy.error, again: () => void policy.refetch() };
}

function judge(receipt: string, policy: string, reader: { language: 'ru' | 'en'; timeZone: string }): JudgedLeaf {
  const verdict = verifyReceipt(receipt, { policy: parsePolicy(policy), verify: verifyWithNoble });
  const told = tellVerdict(verdict, reader);
  if (verdict.outcome === 'unreadable') return { told, fields: [], lines: [] };
  const { extra, checkpoint } = parseProofFile(receipt);
  const vendor = vendorOf(parseCheckpoint(parseNote(checkpoint).text).origin);
  const fields = extra ? judgeOpenings(vendor, parseExtra(extra)) : [];
  const opened = fields.flatMap((field) => ('value' in field ? [{ label: field.label, value: field.value }] : []));
  return { told, fields, lines: tellFields(opened, reader) };
}
