import { rulesOf, type TypeRules, type VersionRulesView } from '@guanjia/core/catalogue';

type Limit = NonNullable<TypeRules['statutory']>;
/** A limit that is being filled in: fields are empty before something is written. */
type LimitValues = { readonly [Field in keyof Limit]?: Limit[Field] | null };

/** What the form holds. A limit that is switched off is unknown, whatever its fields still say. */
export interface TypeValues
  extends Omit<TypeRules, 'promised' | 'statutory' | 'pastPractice' | 'leadOfficeId' | 'groupCode'> {
  readonly groupCode?: string;
  readonly leadOfficeId?: string;
  readonly has: { readonly promised: boolean; readonly statutory: boolean; readonly pastPractice: boolean };
  readonly promised?: LimitValues;
  readonly statutory?: LimitValues;
  readonly pastPractice?: LimitValues;
}

export const EMPTY: TypeValues = {
  name: '',
  subject: 'both',
  complexity: 'general',
  supportingOfficeIds: [],
  has: { promised: false, statutory: false, pastPractice: false },
  promised: {},
  statutory: { unit: 'working' },
  pastPractice: { unit: 'working' },
  materials: [],
  serviceModes: ['guided', 'assisted', 'agent', 'self'],
  prominent: false,
};

/** The form of rules that are there. */
export function valuesOf(view: VersionRulesView): TypeValues {
  const { offered: _, promised, statutory, pastPractice, leadOfficeId, ...rest } = rulesOf(view);
  return {
    ...rest,
    ...(leadOfficeId === null ? {} : { leadOfficeId }),
    has: { promised: promised !== null, statutory: statutory !== null, pastPractice: pastPractice !== null },
    promised: promised ?? {},
    statutory: statutory ?? { unit: 'working' },
    pastPractice: pastPractice ?? { unit: 'working' },
  };
}

/** What is sent. Fields that are empty go as they are: the server names each. */
export function rulesFrom(values: TypeValues): TypeRules {
  const { has, promised, statutory, pastPractice, materials, ...rest } = values;
  const whole = (limit: LimitValues | undefined) =>
    ({ days: limit?.days, unit: limit?.unit ?? 'working', source: limit?.source ?? '' }) as Limit;
  const { unit: _, ...promise } = whole(promised);
  return {
    ...rest,
    groupCode: rest.groupCode ?? '',
    leadOfficeId: rest.leadOfficeId ?? '',
    promised: has.promised ? promise : null,
    statutory: has.statutory ? whole(statutory) : null,
    pastPractice: has.pastPractice ? whole(pastPractice) : null,
    materials: materials.map((one) => {
      const { name, required, ...words } = one;
      const filled = Object.entries(words).filter(([, value]) =>
        typeof value === 'string'
          ? value.trim() !== ''
          : value !== undefined && value !== null && value !== false,
      );
      return { name, required: required ?? true, ...Object.fromEntries(filled) };
    }),
  };
}
