import type { Home as HomeName } from '@guanjia/core/identity';
import type { ComponentType } from 'react';
import { useSession } from '../use-session.ts';
import { AdministrationHome } from './administration-home.tsx';
import { ButlerToday } from './butler-today.tsx';
import { CommitteeHome } from './committee-home.tsx';
import { DepartmentHome } from './department-home.tsx';
import { FirmHome } from './firm-home.tsx';

const homes = {
  firm: FirmHome,
  butler: ButlerToday,
  department: DepartmentHome,
  committee: CommitteeHome,
  administration: AdministrationHome,
} as const satisfies Record<HomeName, ComponentType>;

export function Home() {
  const Chosen = homes[useSession().home];
  return <Chosen />;
}
