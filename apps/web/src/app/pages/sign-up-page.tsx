import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { AuthCard } from '../../features/auth/auth-card';
import { SignUpForm } from '../../features/auth/sign-up-form';
import { words } from '../../features/auth/words';
import { trpc } from '../../shared/api/confab';
import { linkStyles } from '../../shared/ui/link-styles';
import { useDocumentTitle } from '../use-document-title';
import { words as appWords } from '../words';

const route = getRouteApi('/sign-up');

/** Signing up. */
export function SignUpPage() {
  const { next } = route.useSearch();
  // Asked before one was sent here; who came by the address is told as soon as it is known.
  const server = useQuery(trpc.auth.server.queryOptions(undefined, { retry: false }));
  const isNew = server.data?.isNew ?? false;
  useDocumentTitle(words.signUp);
  return (
    <AuthCard
      title={isNew ? appWords.setUpTitle : words.welcome}
      text={isNew ? appWords.setUpText : words.tagline}
      footer={
        !isNew && (
          <>
            {words.toSignIn}{' '}
            <Link to="/sign-in" search={next ? { next } : {}} className={linkStyles}>
              {words.signIn}
            </Link>
          </>
        )
      }
    >
      <SignUpForm />
    </AuthCard>
  );
}
