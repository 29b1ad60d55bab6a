/** What somebody does in a dispute of the demo. */
export type CourtDeed =
  | { do: 'open'; kind: 'decision' | 'claims' | 'breach'; ground: string; demand: string; tenderInDays?: number }
  | {
      do: 'file';
      by: 'seller' | 'head';
      evidence: 'signed_protocol' | 'customer_letter' | 'email' | 'quotation';
      title: string;
    }
  | { do: 'finish' }
  | { do: 'escalate' }
  | { do: 'decide'; outcome: string; reason: string; words: string; breach?: true }
  | { do: 'accept' }
  | { do: 'appeal' }
  | { do: 'withdraw' };
