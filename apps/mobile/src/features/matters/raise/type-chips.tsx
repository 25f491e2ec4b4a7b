import type { MatterType } from '@guanjia/core/matters';
import { CircleHelp } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { type Texts, useTexts } from '../../../ui/use-texts.ts';
import { typeIcon } from './type-icons.ts';

const shortNames = [
  'power-supply',
  'water-supply',
  'road-opening',
  'bank-credit',
  'recruiting',
  'policy-consulting',
  'find-premises',
  'site-selection',
  'land-quota-approval',
  'drainage-rerouting',
  'heating-steam',
] as const;

/** A word that fits on a chip. */
function chipName(t: Texts, type: MatterType): string {
  const short = shortNames.find((code) => code === type.code);
  return short ? t(`raise.chip.${short}`) : type.name;
}

/** For who can't say: the butler sorts it. */
export const unsureType = 'suggestion';

const chipCount = 7;

/** The zone's prominent types; where some of them fit no enterprise or no project, others that are often needed. */
function offered(types: readonly MatterType[]): readonly MatterType[] {
  const found = types.filter((type) => type.prominent);
  const fill = shortNames.flatMap((code) => types.filter((type) => type.code === code && !type.prominent));
  return [...found, ...fill].slice(0, chipCount);
}

interface TypeChipsProps {
  types: readonly MatterType[];
  value: string | undefined;
  onChange: (code: string) => void;
}

/** The types that are asked for most, each one touch; 说不清 leaves the sorting to the butler. */
export function TypeChips({ types, value, onChange }: TypeChipsProps) {
  const t = useTexts();
  const prominent = offered(types);
  const chosen = types.find((type) => type.code === value);
  const extra = chosen && chosen.code !== unsureType && !prominent.includes(chosen) ? [chosen] : [];
  return (
    <RadioGroup.Root
      className="chips"
      aria-label={t('raise.what')}
      value={value ?? ''}
      onValueChange={onChange}
      loop
    >
      {[...prominent, ...extra].map((type) => {
        const Icon = typeIcon(type);
        return (
          <RadioGroup.Item className="chip" key={type.code} value={type.code}>
            <Icon size={22} aria-hidden />
            {chipName(t, type)}
          </RadioGroup.Item>
        );
      })}
      {types.some((type) => type.code === unsureType) && (
        <RadioGroup.Item className="chip" value={unsureType}>
          <CircleHelp size={22} aria-hidden />
          {t('raise.unsure')}
        </RadioGroup.Item>
      )}
    </RadioGroup.Root>
  );
}
