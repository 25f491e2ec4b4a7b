import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { SignInPage } from '../../features/identity/sign-in-page.tsx';

const route = getRouteApi('/sign-in');

export function SignInScreen() {
  const search = route.useSearch();
  const router = useRouter();
  const navigate = useNavigate();
  const onSignedIn = () => {
    if (search.back) router.history.replace(`/m${search.back}`);
    else void navigate({ to: '/', replace: true });
  };
  return <SignInPage onSignedIn={onSignedIn} />;
}
