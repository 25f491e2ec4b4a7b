const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/wxwork/, 'WeCom'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const find = (table: readonly [RegExp, string][], text: string): string | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1];

/** What a browser calls itself, as people would: Chrome · Android. Undefined where nothing is known. */
export function formatDevice(userAgent: string | null): string | undefined {
  const known = [find(browsers, userAgent ?? ''), find(systems, userAgent ?? '')].filter(Boolean);
  return known.length > 0 ? known.join(' · ') : undefined;
}
