import { type Team, teamsCreateInput } from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { applyFailure } from '../../shared/forms/apply-failure';
import { Button } from '../../shared/ui/button';
import { Field, FormError, Input } from '../../shared/ui/field';
import { useCreateTeam } from './create-team';
import { words } from './words';

const schema = teamsCreateInput.pick({ name: true });

/** Asks for the name of a new team and makes it. */
export function CreateTeamForm({ onCreated }: { onCreated: (team: Team) => void }) {
  const createTeam = useCreateTeam();
  const form = useForm({ resolver: zodResolver(schema), mode: 'onTouched', defaultValues: { name: '' } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ name }) => {
    try {
      onCreated(await createTeam.mutateAsync({ name }));
    } catch (error) {
      applyFailure(form, ['name'], error);
    }
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-1">
      <FormError>{errors.root?.message}</FormError>
      <Field label={words.name} error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('name')}
            placeholder={words.namePlaceholder}
            autoComplete="organization"
          />
        )}
      </Field>
      <Button type="submit" size="wide" pending={isSubmitting}>
        {words.create}
      </Button>
    </form>
  );
}
