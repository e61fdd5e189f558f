import { type Logger, pino } from 'pino';

export type { Logger };

/** Names of fields whose values never reach the log, at any of the depths our log lines have. */
const SECRETS = ['password', 'currentPassword', 'newPassword', 'token', 'accessToken', 'refreshToken', 'body'];
const HEADERS = ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'];

interface LoggerOptions {
  level: string;
  /** Lines for a person at a terminal instead of JSON. */
  pretty: boolean;
}

/** The process's logger: one JSON line per entry, secrets masked. */
export function createLogger(options: LoggerOptions): Logger {
  return pino({
    level: options.level,
    redact: {
      paths: [...HEADERS, ...SECRETS, ...SECRETS.map((name) => `*.${name}`)],
      censor: '[hidden]',
    },
    ...(options.pretty && {
      transport: {
        target: 'pino-pretty',
        options: {
          ignore: 'pid,hostname',
          translateTime: 'HH:MM:ss',
          singleLine: true,
        },
      },
    }),
  });
}
