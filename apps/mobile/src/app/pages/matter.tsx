import { getRouteApi } from '@tanstack/react-router';
import { MatterPage } from '../../features/matters/page/matter-page.tsx';
import { useGoBack } from '../use-go-back.ts';

const route = getRouteApi('/gate/matters/$matterId');

export function MatterScreen() {
  return <MatterPage matterId={route.useParams().matterId} onBack={useGoBack()} />;
}
