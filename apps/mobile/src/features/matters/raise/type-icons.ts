import {
  Banknote,
  BookOpenText,
  Construction,
  Droplets,
  Factory,
  FileCheck2,
  Flame,
  FlaskConical,
  LandPlot,
  type LucideIcon,
  Medal,
  MessageCircleQuestion,
  Scale,
  Store,
  Users,
  Zap,
} from 'lucide-react';

const ofType: Readonly<Record<string, LucideIcon>> = {
  'power-supply': Zap,
  'water-supply': Droplets,
  'natural-gas': Flame,
  'heating-steam': Flame,
  'road-opening': Construction,
  'land-use': LandPlot,
};

const ofGroup: Readonly<Record<string, LucideIcon>> = {
  approvals: FileCheck2,
  resources: Zap,
  siting: LandPlot,
  policies: BookOpenText,
  financing: Banknote,
  staffing: Users,
  market: Store,
  honours: Medal,
  innovation: FlaskConical,
  legal: Scale,
  premises: Factory,
  other: MessageCircleQuestion,
};

export const typeIcon = (type: { code: string; groupCode: string }): LucideIcon =>
  ofType[type.code] ?? ofGroup[type.groupCode] ?? MessageCircleQuestion;
