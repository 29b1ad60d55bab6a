import type { Output } from '../../app/api.ts';

export type PartnerKey = Output<'listPartnerKeys'>['items'][number];
