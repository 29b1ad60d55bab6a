import type { Input, Output } from '../../app/api.ts';

export type PartnerKey = Output<'listPartnerKeys'>['items'][number];

/** What the log says of a key, each with a receipt. */
export type KeyEvent = Input<'downloadKeyReceipt'>['event'];
