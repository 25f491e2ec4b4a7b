import { isChinese } from './language.ts';

const SIZES = ['B', 'KB', 'MB', 'GB'] as const;

/** 1.2 MB */
export function formatFileSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < SIZES.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  return `${size.toFixed(digits)} ${SIZES[unit] ?? 'B'}`;
}

/** 13900001234 → 139 0000 1234; what is no whole mobile number stays as it is. */
export function formatPhone(phone: string): string {
  return phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3');
}

/** For `href`: digits and a leading plus only. */
export function telephoneLink(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}

/** 北纬 34.33008°，东经 108.71053°: WGS 84 degrees, to the metre. */
export function formatPlace({ latitude, longitude }: { latitude: number; longitude: number }): string {
  const [north, east] = [latitude >= 0, longitude >= 0];
  const [lat, lon] = [Math.abs(latitude).toFixed(5), Math.abs(longitude).toFixed(5)];
  return isChinese()
    ? `${north ? '北' : '南'}纬 ${lat}°，${east ? '东' : '西'}经 ${lon}°`
    : `${lat}° ${north ? 'N' : 'S'}, ${lon}° ${east ? 'E' : 'W'}`;
}

const grouped = new Intl.NumberFormat('zh-CN');

/** 12,345 */
export function formatCount(count: number): string {
  return grouped.format(count);
}

/** A share with one place and never rounded up to 100 %: 0.9996 → 99.9. */
export function formatPercent(share: number): string {
  if (share >= 1) return '100';
  return (Math.floor(share * 1000) / 10).toFixed(1);
}

/** The character that stands for a name on a face: the family name, or a letter. */
export function initialOf(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '？';
}
