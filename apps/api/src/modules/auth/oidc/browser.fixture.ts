/** As much of a browser as a sign-in needs: it follows redirects and keeps cookies, by host and path. */
export class Browser {
  readonly #cookies = new Map<string, { value: string; path: string; host: string }>();

  /** Goes to an address and from there wherever it is sent, until `until` says that it has arrived. */
  async go(address: string, until: (url: URL) => boolean = () => false): Promise<{ url: URL; response: Response }> {
    let url = new URL(address);
    for (let hop = 0; hop < 12; hop += 1) {
      const response = await fetch(url, { redirect: 'manual', headers: { cookie: this.#cookieHeader(url) } });
      this.#keep(url, response);
      const location = response.headers.get('location');
      if (location === null) return { url, response };
      url = new URL(location, url);
      if (until(url)) return { url, response };
    }
    throw new Error(`Sent around in circles, lastly to ${url.href}`);
  }

  cookie(name: string): string | undefined {
    return [...this.#cookies].find(([key]) => key.endsWith(` ${name}`))?.[1].value;
  }

  forget(name: string): void {
    for (const key of [...this.#cookies.keys()]) if (key.endsWith(` ${name}`)) this.#cookies.delete(key);
  }

  #cookieHeader(url: URL): string {
    return [...this.#cookies]
      .filter(([, { host, path }]) => host === url.host && url.pathname.startsWith(path))
      .map(([key, { value }]) => `${key.split(' ')[1]}=${value}`)
      .join('; ');
  }

  #keep(url: URL, response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const attribute = (wanted: string) =>
        attributes.find((part) => part.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
      const path = attribute('path') ?? '/';
      const key = `${url.host}${path} ${name}`;
      const gone = attribute('max-age') === '0' || new Date(attribute('expires') ?? '2999-01-01') < new Date();
      if (gone) this.#cookies.delete(key);
      else this.#cookies.set(key, { value: pair.slice(name.length + 1), path, host: url.host });
    }
  }
}
