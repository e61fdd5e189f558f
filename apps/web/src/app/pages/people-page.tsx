import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { PeopleDirectory } from '../../features/people/people-directory';
import { useRooms } from '../../features/rooms/rooms-query';
import { words as roomWords } from '../../features/rooms/words';
import { useTeamBySlug } from '../../features/teams/use-teams';
import { IconButton } from '../../shared/ui/icon-button';
import { useDocumentTitle } from '../use-document-title';
import { words } from '../words';

const route = getRouteApi('/inside/t/$team/people');

/** Everybody one may know of. */
export function PeoplePage() {
  const { team: slug } = route.useParams();
  const { team } = useTeamBySlug(slug);
  const navigate = useNavigate();
  useDocumentTitle([words.people, team?.name].filter(Boolean).join(' · '), useRooms().data);
  return (
    <section aria-labelledby="people-title" className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-13 shrink-0 items-center gap-2 border-b bg-canvas px-2 wide:px-5">
        <IconButton
          icon={ArrowLeft}
          label={roomWords.back}
          onClick={() => navigate({ to: '/t/$team', params: { team: slug } })}
          className="wide:hidden"
        />
        <h1 id="people-title" className="font-semibold text-heading">
          {words.people}
        </h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <PeopleDirectory />
      </div>
    </section>
  );
}
