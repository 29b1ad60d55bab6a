import type { Output } from '../../app/api.ts';

export type Registration = Output<'getRegistration'>;
export type RegistrationRow = Output<'listRegistrations'>['items'][number];
export type RegistrationState = Registration['state'];
export type ClockView = NonNullable<Registration['clock']>;
export type HistoryEvent = Output<'listRegistrationEvents'>['items'][number];
