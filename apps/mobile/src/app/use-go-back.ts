import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router';

/** Back to where the reader came from; opened by a link from outside, to the first screen. */
export function useGoBack(): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  return () => {
    if (canGoBack) router.history.back();
    else void navigate({ to: '/' });
  };
}
