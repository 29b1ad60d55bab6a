import type { Output } from '../../app/api.ts';

export type CoSellingOfDeal = Output<'getCoSelling'>;
export type Agreement = CoSellingOfDeal['items'][number];
export type JointDeal = Output<'listJointDeals'>['items'][number];
