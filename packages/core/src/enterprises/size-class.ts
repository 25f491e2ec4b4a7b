import { sectionOfIndustry } from './industries.ts';

/** 划型: large 大型, medium 中型, small 小型, micro 微型. */
export const SIZE_CLASSES = ['large', 'medium', 'small', 'micro'] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

/** Figures that size is judged by: persons employed, and money in 万元. */
type Measure = 'staffCount' | 'revenueWan' | 'assetsWan';
type SizeFigures = { readonly [measure in Measure]?: number | null | undefined };

/** Lower bounds of large, medium and small, each reached by every measure; below all is micro. */
type Floors = { readonly [measure in Measure]?: readonly [large: number, medium: number, small: number] };

/** 中小企业划型标准规定 (工信部联企业〔2011〕300号). */
const FLOORS = {
  agriculture: { revenueWan: [20000, 500, 50] },
  industry: { staffCount: [1000, 300, 20], revenueWan: [40000, 2000, 300] },
  construction: { revenueWan: [80000, 6000, 300], assetsWan: [80000, 5000, 300] },
  wholesale: { staffCount: [200, 20, 5], revenueWan: [40000, 5000, 1000] },
  retail: { staffCount: [300, 50, 10], revenueWan: [20000, 500, 100] },
  transport: { staffCount: [1000, 300, 20], revenueWan: [30000, 3000, 200] },
  storage: { staffCount: [200, 100, 20], revenueWan: [30000, 1000, 100] },
  post: { staffCount: [1000, 300, 20], revenueWan: [30000, 2000, 100] },
  hospitality: { staffCount: [300, 100, 10], revenueWan: [10000, 2000, 100] },
  telecommunication: { staffCount: [2000, 100, 10], revenueWan: [100000, 1000, 100] },
  software: { staffCount: [300, 100, 10], revenueWan: [10000, 1000, 50] },
  'real-estate': { revenueWan: [200000, 1000, 100], assetsWan: [10000, 5000, 2000] },
  'property-management': { staffCount: [1000, 300, 100], revenueWan: [5000, 1000, 500] },
  'leasing-and-business': { staffCount: [300, 100, 10], assetsWan: [120000, 8000, 100] },
  other: { staffCount: [300, 100, 10] },
} as const satisfies Record<string, Floors>;

export type SizeIndustry = keyof typeof FLOORS;

export type SizeJudgement =
  | { readonly known: true; readonly size: SizeClass; readonly industry: SizeIndustry }
  /** The figures that would settle it. */
  | { readonly known: false; readonly missing: readonly Measure[]; readonly industry: SizeIndustry }
  /** The industry is not given finely enough, or the standard doesn't speak of it (finance, government …). */
  | { readonly known: false; readonly missing: readonly []; readonly industry: undefined };

/**
 * The size class of an enterprise. It belongs to the lowest class that any of its measures falls in, so one
 * figure can settle it (micro) while the other is unknown.
 */
export function sizeOf(industryCode: string, figures: SizeFigures): SizeJudgement {
  const industry = sizeIndustryOf(industryCode);
  if (!industry) return { known: false, missing: [], industry: undefined };
  const floors: Floors = FLOORS[industry];
  let lowest = 0;
  const missing: Measure[] = [];
  for (const measure of Object.keys(floors) as Measure[]) {
    const bounds = floors[measure] ?? [];
    const figure = figures[measure];
    if (figure === null || figure === undefined) missing.push(measure);
    else lowest = Math.max(lowest, bounds.filter((bound) => figure < bound).length);
  }
  const size = SIZE_CLASSES[lowest];
  const settled = missing.length === 0 || lowest === SIZE_CLASSES.length - 1;
  return settled && size ? { known: true, size, industry } : { known: false, missing, industry };
}

/** Which row of the standard an industry code falls under; undefined where the code is too wide or left out. */
export function sizeIndustryOf(code: string): SizeIndustry | undefined {
  const division = code.slice(0, 2);
  switch (sectionOfIndustry(code)) {
    case 'A':
      return 'agriculture';
    case 'B':
    case 'C':
    case 'D':
      return 'industry';
    case 'E':
      return 'construction';
    case 'F':
      return { '51': 'wholesale' as const, '52': 'retail' as const }[division];
    case 'G':
      // Railways (53) are left out by the standard; 591 is loading and unloading, a kind of transport.
      if (['54', '55', '56', '57', '58'].includes(division) || code.startsWith('591')) return 'transport';
      return division === '60' ? 'post' : /^59\d/.test(code) ? 'storage' : undefined;
    case 'H':
      return 'hospitality';
    case 'I':
      return {
        '63': 'telecommunication' as const,
        '64': 'telecommunication' as const,
        '65': 'software' as const,
      }[division];
    case 'K':
      return code.startsWith('701')
        ? 'real-estate'
        : code.startsWith('702')
          ? 'property-management'
          : undefined;
    case 'L':
      return 'leasing-and-business';
    case 'M':
    case 'N':
    case 'O':
    case 'R':
      return 'other';
    case 'Q':
      return division === '85' ? 'other' : undefined;
    default:
      return undefined;
  }
}
