import { newPlant } from './shipped-new-plant.ts';
import type { ShippedTemplate } from './shipped-node.ts';
import { rentedPlant, technicalRenovation } from './shipped-other-plans.ts';

/** The templates that every zone begins with; it changes its own copies. */
export const shippedTemplates: readonly ShippedTemplate[] = [newPlant, rentedPlant, technicalRenovation];
