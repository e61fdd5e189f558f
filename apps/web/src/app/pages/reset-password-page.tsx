import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { AuthCard } from '../../features/auth/auth-card';
import { ResetPasswordForm } from '../../features/auth/reset-password-form';
import { words } from '../../features/auth/words';
import { confab } from '../../shared/api/confab';
import { buttonStyles } from '../../shared/ui/button';
import { linkStyles } from '../../shared/ui/link-styles';
import { notifyDone } from '../../shared/ui/notify';
import { useDocumentTitle } from '../use-document-title';

function tokenInAddress(): string | null {
  return new URLSearchParams(window.location.hash.slice(1)).get('token');
}

/** Where the link of the mail leads: choosing a new password. */
export function ResetPasswordPage() {
  const navigate = useNavigate();
  const [token] = useState(tokenInAddress);
  useDocumentTitle(words.resetTitle);

  // The secret does not stay in the address, from which it could be copied or looked up later.
  useEffect(() => {
    if (token) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [token]);

  async function done() {
    notifyDone(words.resetDone);
    // Every session has ended, also the one of this page.
    if (confab.session.get().status === 'signedIn') await confab.logout().catch(() => undefined);
    await navigate({ to: '/sign-in' });
  }

  return (
    <AuthCard
      title={token ? words.resetTitle : words.noTokenTitle}
      text={token ? words.resetText : words.noTokenText}
      footer={
        <Link to={token ? '/forgot-password' : '/sign-in'} className={linkStyles}>
          {token ? words.askAgain : words.backToSignIn}
        </Link>
      }
    >
      {token ? (
        <ResetPasswordForm token={token} onDone={() => void done()} />
      ) : (
        <Link to="/forgot-password" className={buttonStyles({ size: 'wide' })}>
          {words.askAgain}
        </Link>
      )}
    </AuthCard>
  );
}
