import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig } from './index.js';

const directory = '/srv/confab';

describe('the configuration', () => {
  test('needs nothing', () => {
    const config = parseConfig({}, { directory });
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', secure: false });
    expect(config.dataDirectory).toBe('/srv/confab/.data');
    expect(config.allowedOrigins).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000']);
  });

  test('a public address is the origin, and https makes cookies secure', () => {
    const config = parseConfig({ PUBLIC_URL: 'https://chat.example.org/', PORT: '' }, { directory });
    expect(config).toMatchObject({ publicUrl: 'https://chat.example.org', secure: true, port: 3000 });
    expect(config.allowedOrigins).toEqual(['https://chat.example.org']);
  });

  test('mail comes from the host that people know, unless something else is said', () => {
    const given = { SMTP_URL: 'smtps://user:secret@mail.example.org', PUBLIC_URL: 'https://chat.example.org' };
    expect(parseConfig({}, { directory }).mail).toBeNull();
    expect(parseConfig(given, { directory }).mail).toEqual({
      smtpUrl: given.SMTP_URL,
      from: 'Confab <confab@chat.example.org>',
    });
    expect(parseConfig({ ...given, SMTP_FROM: 'it@example.org' }, { directory }).mail?.from).toBe('it@example.org');
  });

  test('in development the origin of Vite is allowed too', () => {
    const config = parseConfig({}, { directory, development: true });
    expect(config.allowedOrigins).toContain('http://localhost:5173');
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', 'abc'],
    ['PUBLIC_URL', 'chat.example.org'],
    ['MONGODB_URI', 'http://localhost'],
    ['ALLOWED_ORIGINS', 'https://a.example, nonsense'],
    ['AUTH_SECRET', 'short'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'maybe'],
  ])('a wrong %s stops the start and is named', (name, value) => {
    expect(() => parseConfig({ [name]: value }, { directory })).toThrow(ConfigError);
    expect(() => parseConfig({ [name]: value }, { directory })).toThrow(name);
  });
});
