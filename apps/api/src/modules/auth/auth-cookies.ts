import type { HttpExchange } from '../../platform/trpc.js';

/** The refresh token of a browser, where no script can read it. */
const REFRESH = { name: 'confab_refresh', path: '/trpc' } as const;
/** Lets a browser show pictures: good for reading files, and for nothing else. */
const FILES = { name: 'confab_files', path: '/files' } as const;

/** The transport adds HttpOnly, SameSite=Strict and, under https, Secure to every cookie. */
export function setAuthCookies(
  http: HttpExchange,
  cookies: { refreshToken: string; filesToken: string; expires: Date },
): void {
  http.setCookie(REFRESH.name, cookies.refreshToken, { path: REFRESH.path, expires: cookies.expires });
  http.setCookie(FILES.name, cookies.filesToken, { path: FILES.path, expires: cookies.expires });
}

export function clearAuthCookies(http: HttpExchange): void {
  for (const { name, path } of [REFRESH, FILES]) http.clearCookie(name, { path });
}

/** The cookie with which a browser reads files. */
export const FILES_COOKIE = FILES.name;

export function refreshCookie(http: HttpExchange): string | undefined {
  return http.cookie(REFRESH.name);
}
