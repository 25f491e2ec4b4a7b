import { z } from 'zod';

/** Written in the place of each figure that somebody has no need to know. */
const veil = '*';

/** Whether figures of it are hidden: such a number can neither be called nor be kept. */
export const isMaskedPhone = (phone: string): boolean => phone.normalize('NFKC').includes(veil);

/** 13812341234 → 138****1234. Of shorter numbers less stays to be read; what parts the figures stays. */
export function maskPhone(phone: string): string {
  const figures = phone.replace(/\D/g, '').length;
  const [head, tail] = figures >= 11 ? [3, 4] : figures >= 7 ? [figures - 6, 2] : [1, 0];
  let seen = 0;
  return phone.replace(/\d/g, (figure) => {
    seen += 1;
    return seen > head && seen <= figures - tail ? veil : figure;
  });
}

/** A telephone number as offices write it, with extension or area code; never one with figures hidden. */
export const phoneInput = z
  .string()
  .trim()
  .min(3)
  .max(30)
  .refine((phone) => !isMaskedPhone(phone), {
    message: '这是隐去了几位的号码，不能保存。请填完整号码，或不改这一项',
    abort: true,
  })
  .regex(/^[0-9+()\- ]+$/, '只能含数字、空格和 + - ( )');
