import type { Output } from '../../app/api.ts';

export type Customer = Output<'getCustomer'>;
export type CustomerRow = Output<'listCustomers'>['items'][number];
export type CustomerGroup = Output<'listCustomerGroups'>['items'][number];
