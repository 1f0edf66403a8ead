// The templates a new business type may start from, in the order they are offered.
import { cloud } from './cloud.ts';
import { industry } from './industry.ts';
import { lowVoltage } from './lowVoltage.ts';
import { media } from './media.ts';
import { saas } from './saas.ts';
import type { TemplatePlan } from './template.ts';
import { venture } from './venture.ts';

export const PROCESS_TEMPLATES: readonly TemplatePlan[] = [saas, venture, media, cloud, lowVoltage, industry];
