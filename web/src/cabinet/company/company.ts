import type { Output } from '../../app/api.ts';

export type Company = Output<'getCompany'>;
