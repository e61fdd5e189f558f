import { usersUpdateMeInput } from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { applyFailure } from '../../shared/forms/apply-failure';
import { useMe } from '../../shared/session/session';
import { Button } from '../../shared/ui/button';
import { controlStyles, Field, FormError, Input } from '../../shared/ui/field';
import { notifyDone } from '../../shared/ui/notify';
import { useUpdateMe } from './update-me';
import { words } from './words';

/** Name, username and a few words about oneself. */
export function ProfileForm() {
  const me = useMe();
  const updateMe = useUpdateMe();
  const form = useForm({
    resolver: zodResolver(usersUpdateMeInput),
    mode: 'onTouched',
    defaultValues: { displayName: me.displayName, username: me.username, bio: me.bio },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (input) => {
    try {
      const saved = await updateMe.mutateAsync({ ...input, bio: input.bio || null });
      form.reset({ displayName: saved.displayName, username: saved.username, bio: saved.bio });
      notifyDone(words.saved);
    } catch (error) {
      applyFailure(form, ['displayName', 'username', 'bio'], error);
    }
  });

  return (
    <form onSubmit={submit} noValidate className="flex max-w-120 flex-col gap-3">
      <FormError>{errors.root?.message}</FormError>
      <Field label={words.displayName} error={errors.displayName?.message}>
        {(control) => <Input {...control} {...form.register('displayName')} autoComplete="name" />}
      </Field>
      <Field label={words.username} hint={words.usernameHint} error={errors.username?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('username')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={words.bio} hint={words.bioHint} error={errors.bio?.message}>
        {(control) => (
          <textarea {...control} {...form.register('bio')} rows={3} className={`${controlStyles} resize-y py-2`} />
        )}
      </Field>
      <Button type="submit" pending={isSubmitting} className="self-start">
        {words.save}
      </Button>
    </form>
  );
}
