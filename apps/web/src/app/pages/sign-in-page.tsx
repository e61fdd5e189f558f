import { getRouteApi, Link } from '@tanstack/react-router';
import { AuthCard } from '../../features/auth/auth-card';
import { ProviderButtons } from '../../features/auth/provider-buttons';
import { SignInForm } from '../../features/auth/sign-in-form';
import { words } from '../../features/auth/words';
import { useIsOnline } from '../../shared/hooks/use-is-online';
import { useSessionState } from '../../shared/session/session';
import { FormError } from '../../shared/ui/field';
import { linkStyles } from '../../shared/ui/link-styles';
import { words as sharedWords } from '../../shared/words';
import { useDocumentTitle } from '../use-document-title';

const route = getRouteApi('/sign-in');

/** Signing in. */
export function SignInPage() {
  const { next, problem } = route.useSearch();
  const session = useSessionState();
  useDocumentTitle(words.signIn);
  const isOnline = useIsOnline();
  const hasEnded = session.status === 'signedOut' && session.reason === 'ended';
  return (
    <AuthCard
      title={words.welcomeBack}
      text={hasEnded ? words.ended : words.tagline}
      footer={
        <>
          {words.toSignUp}{' '}
          <Link to="/sign-up" search={next ? { next } : {}} className={linkStyles}>
            {words.signUp}
          </Link>
        </>
      }
    >
      {problem && (
        <div className="mb-4">
          <FormError>{words.problems[problem]}</FormError>
        </div>
      )}
      {!isOnline && (
        <div className="mb-4">
          <FormError>{sharedWords.failures.offline}</FormError>
        </div>
      )}
      <SignInForm />
      <p className="mt-3 text-center">
        <Link to="/forgot-password" className={linkStyles}>
          {words.forgot}
        </Link>
      </p>
      <ProviderButtons />
    </AuthCard>
  );
}
