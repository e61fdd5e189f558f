import { loginInput, type Team } from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { queryClient, trpc } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { Button } from '../../shared/ui/button';
import { Field, Input } from '../../shared/ui/field';
import { notifyDone } from '../../shared/ui/notify';
import { words } from './words';

const schema = loginInput.pick({ login: true });

/** Takes somebody into the team who has an account already, without a link. */
export function AddMemberForm({ team }: { team: Team }) {
  const addMember = useMutation(trpc.teams.addMember.mutationOptions());
  const form = useForm({ resolver: zodResolver(schema), mode: 'onSubmit', defaultValues: { login: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ login }) => {
    try {
      const { user } = await addMember.mutateAsync({ teamId: team.id, login });
      form.reset();
      notifyDone(words.added(user.displayName));
      await queryClient.invalidateQueries({ queryKey: ['teamMembers', team.id] });
    } catch (error) {
      form.setError('login', { type: 'server', message: failureOf(error).text }, { shouldFocus: true });
    }
  });
  return (
    <form onSubmit={submit} noValidate className="border-t px-5 pt-3 pb-4">
      <Field label={words.addLabel} error={errors.login?.message} reserve={false}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              {...form.register('login')}
              placeholder={words.addPlaceholder}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <Button type="submit" variant="secondary" pending={isSubmitting} className="h-10 shrink-0 touch:h-11">
              {words.addMember}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
