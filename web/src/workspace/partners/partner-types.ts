import type { Output } from '../../app/api.ts';

export type Partner = Output<'getPartner'>;
export type PartnerRow = Output<'listPartners'>['items'][number];
export type Branch = Partner['branches'][number];
export type Move = Partner['can']['moves'][number];

export const partnerStatuses = ['active', 'prospect', 'applicant', 'suspended', 'terminated'] as const;
export const partnerTiers = ['registered', 'silver', 'gold', 'platinum'] as const;
