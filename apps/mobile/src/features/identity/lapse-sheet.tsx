import { useSessionLapsed, useSignOut } from '@guanjia/client/queries';
import { Button } from '../../ui/button.tsx';
import { Sheet, SheetBody } from '../../ui/sheet.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The session ran out while somebody was at work: sign in over the page, which stays as it was. */
export function LapseSheet({ username, onLeave }: { username: string; onLeave: () => void }) {
  const t = useTexts();
  const lapsed = useSessionLapsed();
  const signOut = useSignOut();
  const leave = () => signOut.mutate(undefined, { onSettled: onLeave });
  return (
    <Sheet
      open={lapsed}
      onClose={leave}
      title={t('common:signIn.title')}
      description={t('common:signIn.sessionOver')}
    >
      <SheetBody>
        <SignInForm username={username} onSignedIn={() => undefined} />
        <Button kind="plain" wide onClick={leave}>
          {t('common:signIn.signOut')}
        </Button>
      </SheetBody>
    </Sheet>
  );
}
