import type { Team } from '@confab/shared';
import { failureOf } from '../../shared/api/failure';
import { Button } from '../../shared/ui/button';
import { FormError } from '../../shared/ui/field';
import { useJoinTeam } from './invitations-api';
import { words } from './words';

interface JoinButtonProps {
  code: string;
  onJoined: (team: Team, alreadyMember: boolean) => void;
}

/** Joins the team of an invitation. */
export function JoinButton({ code, onJoined }: JoinButtonProps) {
  const join = useJoinTeam();
  return (
    <div className="flex flex-col gap-3">
      {join.isError && (
        <FormError>
          {words.joinFailed}. {failureOf(join.error).text}
        </FormError>
      )}
      <Button
        size="wide"
        pending={join.isPending}
        onClick={() => join.mutate({ code }, { onSuccess: ({ team, alreadyMember }) => onJoined(team, alreadyMember) })}
      >
        {words.join}
      </Button>
    </div>
  );
}
