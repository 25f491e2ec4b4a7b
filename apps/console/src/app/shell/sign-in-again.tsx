import { useSessionLapsed, useSignOut } from '@guanjia/client/queries';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '../../features/session/sign-in-form.tsx';
import { Button } from '../../ui/button.tsx';
import { useSession } from '../../ui/session.tsx';

/** The session ended while somebody worked: asks for the password on top of the page, which stays as it is. */
export function SignInAgain() {
  const { t } = useTranslation(['common', 'console']);
  const lapsed = useSessionLapsed();
  const session = useSession();
  const signOut = useSignOut();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (lapsed) {
      dialog.current?.showModal();
      dialog.current?.querySelector<HTMLElement>('[name="password"]')?.focus();
    } else {
      dialog.current?.close();
    }
  }, [lapsed]);
  return (
    <dialog
      ref={dialog}
      className="dialog sign-in-again"
      aria-labelledby="sign-in-again"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="sign-in-again">{t('failure.session-over.title')}</h2>
      <p className="sub">{t('signIn.sessionOver')}</p>
      {lapsed && <SignInForm fixedName={session.account.username} />}
      <Button kind="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('console:shell.otherAccount')}
      </Button>
    </dialog>
  );
}
