import { registerInput } from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { confab } from '../../shared/api/confab';
import { applyFailure } from '../../shared/forms/apply-failure';
import { Button } from '../../shared/ui/button';
import { Field, FormError, Input } from '../../shared/ui/field';
import { PasswordInput } from '../../shared/ui/password-input';
import { suggestUsername } from './suggest-username';
import { words } from './words';

const schema = registerInput.omit({ client: true });

/** A new account. When it is made, one is signed in, and whoever shows this form moves on. */
export function SignUpForm() {
  const form = useForm({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: { displayName: '', username: '', email: '', password: '' },
  });
  const { errors, isSubmitting, dirtyFields } = form.formState;

  const submit = form.handleSubmit(async (input) => {
    try {
      await confab.register(input);
    } catch (error) {
      applyFailure(form, ['displayName', 'username', 'email', 'password'], error);
    }
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <FormError>{errors.root?.message}</FormError>
      <Field label={words.name} hint={words.nameHint} error={errors.displayName?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('displayName', {
              onChange: (event) => {
                // Only until somebody chose a username of their own.
                if (!dirtyFields.username) form.setValue('username', suggestUsername(event.target.value));
              },
            })}
            autoComplete="name"
          />
        )}
      </Field>
      <Field label={words.email} error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="email" />}
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
      <Field label={words.password} hint={words.passwordHint} error={errors.password?.message}>
        {(control) => <PasswordInput {...control} {...form.register('password')} autoComplete="new-password" />}
      </Field>
      <Button type="submit" size="wide" pending={isSubmitting} className="mt-2">
        {words.signUp}
      </Button>
    </form>
  );
}
