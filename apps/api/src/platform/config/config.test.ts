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

  test('every OIDC_<ID>_… is a service to sign in by', () => {
    const one = { OIDC_WORK_CLIENT_ID: 'chat', OIDC_WORK_CLIENT_SECRET: 'secret' };
    const parse = (issuer: string, more = {}) =>
      parseConfig({ ...one, OIDC_WORK_ISSUER: issuer, ...more }, { directory }).oidc;
    const work = {
      id: 'work',
      name: 'Work',
      issuer: 'https://id.example.org',
      clientId: 'chat',
      clientSecret: 'secret',
    };
    expect(parseConfig({}, { directory }).oidc).toEqual([]);
    expect(parse(work.issuer)).toEqual([work]);
    expect(parse(work.issuer, { OIDC_WORK_NAME: 'Example & Sons' })).toEqual([{ ...work, name: 'Example & Sons' }]);
    const both = parse(work.issuer, {
      OIDC_A_ISSUER: 'http://127.0.0.1:9000',
      OIDC_A_CLIENT_ID: 'x',
      OIDC_A_CLIENT_SECRET: 'y',
    });
    expect(both.map(({ id }) => id)).toEqual(['a', 'work']);
    expect(() => parse('http://id.example.org')).toThrow(/OIDC_WORK_ISSUER: expected https/);
  });

  test('Redis is one server or a cluster, or not there', () => {
    const parse = (environment: Record<string, string>) => parseConfig(environment, { directory }).redis;
    const none = { username: undefined, password: undefined, database: 0, isEncrypted: false, prefix: 'confab' };
    expect(parse({})).toBeNull();
    expect(parse({ REDIS_PORT: '7000' })).toEqual({
      ...none,
      hosts: [{ host: '127.0.0.1', port: 7000 }],
      isCluster: false,
    });
    expect(parse({ REDIS_HOST: 'redis' })?.hosts).toEqual([{ host: 'redis', port: 6379 }]);
    expect(parse({ REDIS_URL: 'rediss://me:a%40b:c@redis.example.org:7/3', REDIS_PREFIX: 'chat' })).toEqual({
      hosts: [{ host: 'redis.example.org', port: 7 }],
      isCluster: false,
      username: 'me',
      password: 'a@b:c',
      database: 3,
      isEncrypted: true,
      prefix: 'chat',
    });
    const hosts = [
      { host: 'one', port: 6379 },
      { host: '::1', port: 7001 },
    ];
    expect(parse({ REDIS_URL: 'redis-cluster://:pw@one,[::1]:7001' })).toMatchObject({
      hosts,
      isCluster: true,
      password: 'pw',
    });
    expect(parse({ REDIS_URL: 'redis://one,[::1]:7001' })).toMatchObject({ hosts, isCluster: true });
    expect(parse({ REDIS_URL: 'redis-cluster://one' })).toMatchObject({ isCluster: true });
    for (const url of ['http://one', 'redis://', 'redis://one:0', 'redis://one,two/1', 'redis://%zz@one', 'one:6379']) {
      expect(() => parse({ REDIS_URL: url }), url).toThrow('REDIS_URL');
    }
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
    ['MAX_UPLOAD_BYTES', '25M'],
    ['MAX_UPLOAD_BYTES', '0'],
    ['OIDC_ISSUER', 'https://id.example.org'],
    ['OIDC_WORK_ISSUER', 'id.example.org'],
  ])('a wrong %s stops the start and is named', (name, value) => {
    expect(() => parseConfig({ [name]: value }, { directory })).toThrow(ConfigError);
    expect(() => parseConfig({ [name]: value }, { directory })).toThrow(name);
  });
});
