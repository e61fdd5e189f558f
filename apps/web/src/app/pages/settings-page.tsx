import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { ArrowLeft, Laptop, type LucideIcon, Palette, Server, ShieldCheck, UserRound, UserRoundX } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { LanguageChoiceField } from '../../features/appearance/language-choice';
import { ThemeChoiceField } from '../../features/appearance/theme-choice';
import { ConnectionBanner } from '../../features/connection/connection-banner';
import { finishDeletions } from '../../features/messages/deletions';
import { useRooms } from '../../features/rooms/rooms-query';
import { AccountSection } from '../../features/settings/account-section';
import { PeopleSection } from '../../features/settings/people-section';
import { ProfileSection } from '../../features/settings/profile-section';
import { Section } from '../../features/settings/section';
import { ServerSection } from '../../features/settings/server-section';
import { SessionsSection } from '../../features/settings/sessions-section';
import { words as settingsWords } from '../../features/settings/words';
import { useTeams } from '../../features/teams/use-teams';
import { useMe } from '../../shared/session/session';
import { lastPlace } from '../app-state';
import { LazyProfile } from '../layout/lazy-profile';
import { useDocumentTitle } from '../use-document-title';
import { words } from '../words';
import { NotFoundPage } from './not-found-page';

const route = getRouteApi('/inside/settings/$section');

type SectionName = keyof typeof settingsWords.sections;

function AppearanceSection() {
  return (
    <Section title={settingsWords.sections.appearance} text={settingsWords.appearanceText}>
      <div className="flex flex-col gap-6">
        <ThemeChoiceField />
        <LanguageChoiceField />
      </div>
    </Section>
  );
}

const sections: readonly { name: SectionName; icon: LucideIcon; Content: () => ReactNode }[] = [
  { name: 'profile', icon: UserRound, Content: ProfileSection },
  { name: 'account', icon: ShieldCheck, Content: () => <AccountSection beforeEnd={finishDeletions} /> },
  { name: 'sessions', icon: Laptop, Content: SessionsSection },
  { name: 'people', icon: UserRoundX, Content: PeopleSection },
  { name: 'appearance', icon: Palette, Content: AppearanceSection },
  { name: 'server', icon: Server, Content: ServerSection },
];

/** Everything one can set: a list of subjects, and the chosen one. */
export function SettingsPage() {
  const me = useMe();
  const { section } = route.useParams();
  const teams = useTeams();
  // What is chosen here about people leads back into the team one came from.
  const team = teams.data?.find(({ slug }) => slug === lastPlace.team()) ?? teams.data?.[0];
  const listed = sections.filter(({ name }) => name !== 'server' || me.role === 'admin');
  const chosen = listed.find(({ name }) => name === section);
  const nav = useRef<HTMLElement>(null);
  const isFound = chosen !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another one, or there is one at last
  useEffect(() => {
    const list = nav.current;
    if (!list) return;
    // Where it is wider than the screen the chosen one is in view, after the screen was turned as well.
    const observer = new ResizeObserver(() => {
      list.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    });
    observer.observe(list);
    return () => observer.disconnect();
  }, [section, isFound]);
  const title = chosen ? `${settingsWords.sections[chosen.name]} · ${settingsWords.title}` : settingsWords.title;
  useDocumentTitle(title, useRooms().data);
  // For administrators alone, and one may have been one until now.
  if (!chosen && section === 'server')
    return <Navigate to="/settings/$section" params={{ section: 'profile' }} replace />;
  if (!chosen) return <NotFoundPage />;
  const { Content } = chosen;

  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1 max-wide:flex-col">
        <div className="flex shrink-0 flex-col border-r bg-sidebar wide:w-62 max-wide:border-r-0 max-wide:border-b">
          <header className="flex h-13 items-center gap-1 px-2 wide:border-b">
            <Link
              to="/"
              aria-label={words.backToRooms}
              title={words.backToRooms}
              className="grid size-9 place-items-center rounded-control text-ink-soft hover:bg-hover hover:text-ink touch:size-11"
            >
              <ArrowLeft aria-hidden className="size-4.5" strokeWidth={1.75} />
            </Link>
            <h1 className="font-semibold text-heading">{settingsWords.title}</h1>
          </header>
          <nav
            ref={nav}
            aria-label={settingsWords.nav}
            className="p-2 max-wide:overflow-x-auto max-wide:pt-0 max-wide:[mask-image:linear-gradient(to_left,transparent,black_2.5rem)]"
          >
            <ul className="flex gap-px wide:flex-col max-wide:w-max max-wide:pr-8">
              {listed.map(({ name, icon: Icon }) => (
                <li key={name} className="shrink-0">
                  <Link
                    to="/settings/$section"
                    params={{ section: name }}
                    className="flex h-9 items-center gap-2.5 rounded-control px-2.5 outline-offset-[-2px] touch:h-11"
                    activeProps={{ className: 'bg-selected font-medium text-ink' }}
                    inactiveProps={{ className: 'text-ink-soft hover:bg-hover hover:text-ink' }}
                  >
                    <Icon aria-hidden className="size-4 max-wide:hidden" strokeWidth={1.75} />
                    {settingsWords.sections[name]}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-canvas">
          <div key={chosen.name} className="mx-auto max-w-190 px-4 py-6 wide:px-8 wide:py-8">
            <Content />
          </div>
        </main>
      </div>
      <LazyProfile team={team} />
    </div>
  );
}
