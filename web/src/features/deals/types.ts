import type { Output } from '../../app/api.ts';

export type Deal = Output<'getDeal'>;
export type DealCard = Output<'listDeals'>['items'][number];
export type BoardColumn = Output<'getDealBoard'>['columns'][number];
export type DealComment = Output<'listDealComments'>['items'][number];
export type DealEvent = Output<'listDealEvents'>['items'][number];
export type DealPerson = Output<'listDealPeople'>['items'][number];
export type DealStage = Output<'listDealStages'>['items'][number];
export type DealTask = Deal['tasks'][number];
export type DealResource = Deal['resources'][number];
export type ForecastRow = Output<'getForecast'>['rows'][number];
export type Side = 'vendor' | 'partner';

/** From which side a deal is looked at, and how both are called there. */
export interface DealEyes {
  side: Side;
  vendor: string;
  partner: string;
}
