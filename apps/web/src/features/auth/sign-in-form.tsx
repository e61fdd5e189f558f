import { loginInput } from '@confab/shared';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { confab } from '../../shared/api/confab';
import { applyFailure } from '../../shared/forms/apply-failure';
import { Button } from '../../shared/ui/button';
import { Field, FormError, Input } from '../../shared/ui/field';
import { PasswordInput } from '../../shared/ui/password-input';
import { words } from './words';

const schema = loginInput.omit({ client: true });

/** Name and password. When they are right, the session changes, and whoever shows this form moves on. */
export function SignInForm() {
  const form = useForm({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: { login: '', password: '' },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (input) => {
    try {
      await confab.login(input);
    } catch (error) {
      applyFailure(form, ['login', 'password'], error);
    }
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <FormError>{errors.root?.message}</FormError>
      <Field label={words.login} error={errors.login?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('login')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={words.password} error={errors.password?.message}>
        {(control) => <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />}
      </Field>
      <Button type="submit" size="wide" pending={isSubmitting} className="mt-1">
        {words.signIn}
      </Button>
    </form>
  );
}
