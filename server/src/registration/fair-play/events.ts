import { z } from 'zod';
import { event } from '../../kernel/event.ts';

const payload = z.object({ month: z.string() });

export const fairPlayDue = event('fair_play.due', payload);
export const fairPlaySkipped = event('fair_play.skipped', payload);
export const fairPlayPublished = event('fair_play.published', payload);
export const fairPlayEvents = [fairPlayDue, fairPlaySkipped, fairPlayPublished];
