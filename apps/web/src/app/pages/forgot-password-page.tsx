import { Link } from '@tanstack/react-router';
import { MailCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { AuthCard } from '../../features/auth/auth-card';
import { ForgotPasswordForm } from '../../features/auth/forgot-password-form';
import { words } from '../../features/auth/words';
import { linkStyles } from '../../shared/ui/link-styles';
import { focusPage } from '../focus-page';
import { useDocumentTitle } from '../use-document-title';

/** Asking for a new password. The answer is the same whether there is such an account or not. */
export function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  useDocumentTitle(words.forgotTitle);
  useEffect(() => {
    // The form is gone, and what had the focus in it.
    if (sentTo !== null) focusPage();
  }, [sentTo]);
  return (
    <AuthCard
      title={sentTo ? words.sentTitle : words.forgotTitle}
      text={sentTo ? undefined : words.forgotText}
      footer={
        <Link to="/sign-in" className={linkStyles}>
          {words.backToSignIn}
        </Link>
      }
    >
      {sentTo ? (
        <p role="status" className="flex gap-3 rounded-control bg-accent-soft px-3 py-3 text-accent-ink wrap-anywhere">
          <MailCheck aria-hidden className="mt-0.5 size-5 shrink-0" strokeWidth={1.75} />
          {words.sentText(sentTo)}
        </p>
      ) : (
        <ForgotPasswordForm onSent={setSentTo} />
      )}
    </AuthCard>
  );
}
