import { z } from 'zod';

/** A telephone number as offices write it, with extension or area code. */
export const phoneInput = z
  .string()
  .trim()
  .min(3)
  .max(30)
  .regex(/^[0-9+()\- ]+$/, '只能含数字、空格和 + - ( )');
