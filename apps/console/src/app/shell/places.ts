import type { Session } from '@guanjia/core/identity';
import type { MatterQueue } from '@guanjia/core/matters';
import type { PermissionAction } from '@guanjia/core/permissions';
import {
  BookMarked,
  BookOpen,
  BookText,
  Building2,
  CalendarDays,
  CalendarOff,
  ChartColumn,
  ChartNoAxesColumnIncreasing,
  ChartNoAxesGantt,
  FileCheck2,
  FileClock,
  FileDown,
  FileUp,
  FolderKanban,
  Frown,
  IdCard,
  Inbox,
  Landmark,
  Layers,
  type LucideIcon,
  MapPin,
  Megaphone,
  MessageSquarePlus,
  ScrollText,
  SlidersHorizontal,
  Smile,
  Timer,
  UserRoundCog,
  UsersRound,
  Workflow,
} from 'lucide-react';

type Ability = PermissionAction;

export interface NavItem {
  readonly name:
    | 'queue'
    | 'rectifications'
    | 'supervisions'
    | 'pledges'
    | 'raise'
    | 'enterprises'
    | 'projects'
    | 'butlers'
    | 'stations'
    | 'absences'
    | 'offices'
    | 'catalogue'
    | 'bundles'
    | 'escalation'
    | 'planTemplates'
    | 'handbook'
    | 'overview'
    | 'timeSaved'
    | 'nodeTimes'
    | 'ratings'
    | 'imports'
    | 'exports'
    | 'accounts'
    | 'settings'
    | 'calendar'
    | 'dictionaries'
    | 'signIns'
    | 'journal'
    | 'anchors';
  readonly to: string;
  readonly icon: LucideIcon;
  /** Pages below it. */
  readonly within?: readonly string[];
  /** The queue whose count stands beside it. */
  readonly counts?: MatterQueue;
  readonly shown: (session: Session) => boolean;
}

interface NavGroup {
  readonly name: 'work' | 'subjects' | 'service' | 'decide' | 'manage';
  readonly items: readonly NavItem[];
}

const can =
  (...anyOf: readonly Ability[]) =>
  (session: Session): boolean =>
    anyOf.some((ability) => session.abilities.includes(ability));

/** Whoever works on matters; the three administrators only look after the platform. */
const works = (session: Session): boolean => session.home !== 'administration';

/** Only the butler in charge writes a need down for a firm. */
const raises = (session: Session): boolean => session.butler !== null;

const GROUPS: readonly NavGroup[] = [
  {
    name: 'work',
    items: [
      { name: 'queue', to: '/queue', icon: Inbox, within: ['/matters/'], counts: 'open', shown: works },
      {
        name: 'rectifications',
        to: '/rectifications',
        icon: Frown,
        counts: 'rectifying',
        shown: can('rectification.read'),
      },
      {
        name: 'supervisions',
        to: '/supervisions',
        icon: Megaphone,
        within: ['/supervisions/'],
        shown: can('supervision.read'),
      },
      { name: 'pledges', to: '/pledges', icon: FileClock, shown: works },
      { name: 'raise', to: '/raise', icon: MessageSquarePlus, shown: raises },
    ],
  },
  {
    name: 'subjects',
    items: [
      {
        name: 'enterprises',
        to: '/enterprises',
        icon: Building2,
        within: ['/enterprises/'],
        shown: can('enterprise.read'),
      },
      {
        name: 'projects',
        to: '/projects',
        icon: FolderKanban,
        within: ['/projects/'],
        shown: can('project.read'),
      },
      { name: 'butlers', to: '/butlers', icon: IdCard, shown: can('organisation.read') },
      { name: 'stations', to: '/stations', icon: MapPin, shown: can('organisation.read') },
      { name: 'offices', to: '/offices', icon: Landmark, shown: can('organisation.read') },
      { name: 'absences', to: '/absences', icon: CalendarOff, shown: can('absence.read') },
    ],
  },
  {
    name: 'service',
    items: [
      {
        name: 'catalogue',
        to: '/catalogue',
        icon: BookText,
        within: ['/catalogue/'],
        shown: () => true,
      },
      {
        name: 'planTemplates',
        to: '/plan-templates',
        icon: Workflow,
        within: ['/plan-templates/'],
        shown: can('plan-template.read'),
      },
      { name: 'bundles', to: '/bundles', icon: Layers, shown: can('plan-template.read') },
      {
        name: 'escalation',
        to: '/escalation',
        icon: ChartNoAxesColumnIncreasing,
        shown: can('settings.read'),
      },
      {
        name: 'handbook',
        to: '/handbook',
        icon: BookOpen,
        within: ['/handbook/'],
        shown: can('handbook.read'),
      },
    ],
  },
  {
    name: 'decide',
    items: [
      {
        name: 'overview',
        to: '/overview',
        icon: ChartColumn,
        shown: (session) => session.home === 'committee',
      },
      { name: 'timeSaved', to: '/time-saved', icon: Timer, shown: can('statistics.read') },
      { name: 'nodeTimes', to: '/node-times', icon: ChartNoAxesGantt, shown: can('statistics.read') },
      { name: 'ratings', to: '/ratings', icon: Smile, shown: can('statistics.read') },
    ],
  },
  {
    name: 'manage',
    items: [
      { name: 'journal', to: '/journal', icon: ScrollText, shown: can('audit.read') },
      { name: 'anchors', to: '/anchors', icon: FileCheck2, shown: can('audit.read') },
      { name: 'signIns', to: '/sign-ins', icon: UsersRound, shown: can('audit.read') },
      {
        name: 'accounts',
        to: '/accounts',
        icon: UserRoundCog,
        within: ['/accounts/'],
        shown: can('account.read'),
      },
      {
        name: 'exports',
        to: '/exports',
        icon: FileDown,
        shown: can('list.export', 'export.approve', 'export.audit'),
      },
      { name: 'imports', to: '/imports', icon: FileUp, within: ['/imports/'], shown: can('data.import') },
      { name: 'settings', to: '/settings', icon: SlidersHorizontal, shown: can('settings.read') },
      { name: 'calendar', to: '/calendar', icon: CalendarDays, shown: can('calendar.read') },
      { name: 'dictionaries', to: '/dictionaries', icon: BookMarked, shown: can('code-table.read') },
    ],
  },
];

export function navGroupsFor(session: Session): readonly NavGroup[] {
  return GROUPS.map((group) => ({
    ...group,
    items: group.items.filter((item) => item.shown(session)),
  })).filter((group) => group.items.length > 0);
}

/** Where a person begins: at the work, or for an administrator at the first thing in his charge. */
export function firstPlaceFor(session: Session): string {
  // Leaders look first at how everything stands; whoever has work in hand begins with it.
  if (session.home === 'committee' && !can('stewardship.handover')(session)) return '/overview';
  if (works(session)) return '/queue';
  return navGroupsFor(session).find((group) => group.name === 'manage')?.items[0]?.to ?? '/catalogue';
}
