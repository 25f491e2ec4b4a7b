import type { Home, Session } from '@guanjia/core/identity';
import type { MatterQueue } from '@guanjia/core/matters';
import {
  Building2,
  CalendarCheck2,
  House,
  type LucideIcon,
  Package,
  TrafficCone,
  UserRound,
} from 'lucide-react';

export interface Place {
  readonly to: '/' | '/matters' | '/charges' | '/me';
  readonly label: 'home' | 'today' | 'todo' | 'lights' | 'matters' | 'work' | 'charges' | 'mine' | 'me';
  readonly icon: LucideIcon;
}

const me: Place = { to: '/me', label: 'me', icon: UserRound };

/** The bottom bar of each end: at most four places, and one large action where there is one. */
export const placesOf = {
  firm: [
    { to: '/', label: 'home', icon: House },
    { to: '/matters', label: 'matters', icon: Package },
    { to: '/charges', label: 'mine', icon: Building2 },
    me,
  ],
  butler: [
    { to: '/', label: 'today', icon: CalendarCheck2 },
    { to: '/matters', label: 'matters', icon: Package },
    { to: '/charges', label: 'charges', icon: Building2 },
    me,
  ],
  department: [
    { to: '/', label: 'todo', icon: CalendarCheck2 },
    { to: '/matters', label: 'work', icon: Package },
    me,
  ],
  committee: [
    { to: '/', label: 'lights', icon: TrafficCone },
    { to: '/matters', label: 'work', icon: Package },
    { to: '/charges', label: 'charges', icon: Building2 },
    me,
  ],
  administration: [{ to: '/', label: 'home', icon: House }, me],
} as const satisfies Record<Home, readonly Place[]>;

/** Queues offered as filters, the most pressing first. */
export const queuesOf = {
  firm: ['open', 'waiting-firm', 'closed', 'all'],
  butler: [
    'open',
    'to-accept',
    'in-hand',
    'overdue',
    'due-soon',
    'waiting-firm',
    'rectifying',
    'closed',
    'all',
  ],
  department: ['open', 'to-accept', 'in-hand', 'overdue', 'due-soon', 'closed', 'all'],
  committee: ['overdue', 'to-decide', 'due-soon', 'rectifying', 'open', 'closed', 'all'],
  administration: ['all'],
} as const satisfies Record<Home, readonly MatterQueue[]>;

/** Who may raise a need: the firm for itself, the butler for his firms. */
export const mayRaise = (session: Session): boolean => session.subjects.length > 0 || session.butler !== null;
