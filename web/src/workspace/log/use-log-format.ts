import { type Format, useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';

/** The notation of the log: by the vendor's clock for every reader, since its days and months are counted by that. */
export const useLogFormat = (): Format => useFormat(useRead('getLogHead', {}).data?.time_zone);
