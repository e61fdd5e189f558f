import { getRouteApi, Link } from '@tanstack/react-router';
import { AuthCard } from '../../features/auth/auth-card';
import { SignUpForm } from '../../features/auth/sign-up-form';
import { words } from '../../features/auth/words';
import { linkStyles } from '../../shared/ui/link-styles';
import { useDocumentTitle } from '../use-document-title';

const route = getRouteApi('/sign-up');

/** Signing up. */
export function SignUpPage() {
  const { next } = route.useSearch();
  useDocumentTitle(words.signUp);
  return (
    <AuthCard
      title={words.welcome}
      text={words.tagline}
      footer={
        <>
          {words.toSignIn}{' '}
          <Link to="/sign-in" search={next ? { next } : {}} className={linkStyles}>
            {words.signIn}
          </Link>
        </>
      }
    >
      <SignUpForm />
    </AuthCard>
  );
}
