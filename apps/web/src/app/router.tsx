import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { confab, queryClient, trpc } from '../shared/api/confab';
import { safeNext } from '../shared/navigation/safe-next';
import { focusPage } from './focus-page';
import { BrokenPage } from './pages/broken-page';
import { NotFoundPage } from './pages/not-found-page';

const isSignedIn = () => confab.session.get().status === 'signedIn';

const rootRoute = createRootRoute({ component: Outlet });

/** Why a sign-in through an outside service came back without one. */
const PROBLEMS = ['failed', 'unverified', 'deactivated'] as const;

interface SignInSearch {
  next?: string | undefined;
  problem?: (typeof PROBLEMS)[number] | undefined;
}

function signInSearch(search: Record<string, unknown>): SignInSearch {
  return { ...nextInSearch(search), problem: PROBLEMS.find((known) => known === search.problem) };
}

/** The message that an address leads to. */
function messageInSearch({ message }: Record<string, unknown>): { message?: string | undefined } {
  return { message: typeof message === 'string' && /^[0-9a-f]{24}$/u.test(message) ? message : undefined };
}

/**
 * Where to go after signing in, from the address; anything but a path of this site is dropped. It is set even then: what
 * a route leaves out of its answer, the router takes from the address as it stands there.
 */
function nextInSearch(search: Record<string, unknown>): { next?: string | undefined } {
  return { next: safeNext(search.next) };
}

/** Who is signed in already, or has just become so, goes on to where they wanted to be. */
function leaveWhenSignedIn({ search }: { search: { next?: string | undefined } }): void {
  if (isSignedIn()) throw redirect({ href: search.next ?? '/', replace: true });
}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: signInSearch,
  beforeLoad: leaveWhenSignedIn,
  component: lazyRouteComponent(() => import('./pages/sign-in-page'), 'SignInPage'),
});

const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  validateSearch: nextInSearch,
  beforeLoad: leaveWhenSignedIn,
  component: lazyRouteComponent(() => import('./pages/sign-up-page'), 'SignUpPage'),
});

const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./pages/forgot-password-page'), 'ForgotPasswordPage'),
});

const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./pages/reset-password-page'), 'ResetPasswordPage'),
});

const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/join/$code',
  component: lazyRouteComponent(() => import('./pages/join-page'), 'JoinPage'),
});

/** Whether nobody has an account on this server yet. What cannot be found out is not in anybody's way. */
async function isNewServer(): Promise<boolean> {
  const server = queryClient.fetchQuery(trpc.auth.server.queryOptions(undefined, { staleTime: 0, retry: false }));
  return server.then(
    ({ isNew }) => isNew,
    () => false,
  );
}

/** Everything that needs a sign-in; strangers are sent there and come back. */
const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    if (isSignedIn()) return;
    const session = confab.session.get();
    // Who signs out is done here; whose session ended wants to go on where they were.
    const wantsBack = !(session.status === 'signedOut' && session.reason === 'logout') && location.href !== '/';
    // Whoever comes to an empty server is the one who sets it up.
    if (session.status === 'signedOut' && session.reason !== 'logout' && (await isNewServer()))
      throw redirect({ to: '/sign-up' });
    throw redirect({ to: '/sign-in', search: wantsBack ? { next: location.href } : {} });
  },
  component: lazyRouteComponent(() => import('./layout/inside'), 'Inside'),
});

const homeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home-page'), 'HomePage'),
});

/** A message by its room alone, for those who do not know in which team it is: notifications. */
const openRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/open/$room',
  validateSearch: messageInSearch,
  component: lazyRouteComponent(() => import('./pages/open-page'), 'OpenPage'),
});

const welcomeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./pages/welcome-page'), 'WelcomePage'),
});

const teamRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/t/$team',
  component: lazyRouteComponent(() => import('./layout/team-layout'), 'TeamLayout'),
});

const teamHomeRoute = createRoute({
  getParentRoute: () => teamRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/team-home-page'), 'TeamHomePage'),
});

const roomRoute = createRoute({
  getParentRoute: () => teamRoute,
  path: '/r/$room',
  validateSearch: messageInSearch,
  component: lazyRouteComponent(() => import('./pages/room-page'), 'RoomPage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => teamRoute,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/people-page'), 'PeoplePage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/settings/$section',
  component: lazyRouteComponent(() => import('./pages/settings-page'), 'SettingsPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  signUpRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
  joinRoute,
  insideRoute.addChildren([
    homeRoute,
    openRoute,
    welcomeRoute,
    settingsRoute,
    teamRoute.addChildren([teamHomeRoute, roomRoute, peopleRoute]),
  ]),
]);

/** The addresses of the client and what each shows. */
export const router = createRouter({
  routeTree,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: false,
  scrollRestoration: false,
});

router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
  // The first page of all took the focus from nobody. Others give it to a field of theirs first.
  if (fromLocation && pathChanged) setTimeout(focusPage);
});

declare module '@tanstack/history' {
  interface HistoryState {
    /** The room was opened from the list of rooms, which is one step back. */
    isFromList?: boolean;
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
