import type { Output } from '../../app/api.ts';

export type Dispute = Output<'getDispute'>;
export type DisputeRow = Output<'listDisputes'>['items'][number];
export type Party = Dispute['parties_seen'][number];
export type Evidence = Dispute['evidence'][number];
export type Decision = Dispute['decisions'][number];
export type Precedent = Output<'listPrecedents'>['items'][number];
