import { LEAF_TYPES, type LeafType } from '@kanal/receipt';
import type { Output } from '../../app/api.ts';

/** A leaf with what opens it, as the server gives it. */
export type OpenedLeaf = Output<'openLeaf'>;

export const isLeafType = (type: string): type is LeafType => (LEAF_TYPES as readonly string[]).includes(type);
