import type { Cookies } from '@sveltejs/kit';

/** Hand the cookies the API sets on to the browser, as they are. */
export function passCookiesOn(cookies: Cookies, setCookie: string | string[] | number | undefined): void {
  for (const line of [setCookie ?? []].flat()) {
    const [pair = '', ...attributes] = String(line).split(';');
    const [name = '', ...value] = pair.trim().split('=');
    const given = new Map(attributes.map((attribute) => splitAttribute(attribute)));
    const maxAge = Number(given.get('max-age'));
    cookies.set(name, value.join('='), {
      path: given.get('path') ?? '/',
      httpOnly: given.has('httponly'),
      secure: given.has('secure'),
      sameSite: 'lax',
      encode: (text) => text,
      ...(Number.isFinite(maxAge) && { maxAge }),
    });
  }
}

function splitAttribute(attribute: string): [string, string] {
  const [name = '', ...value] = attribute.trim().split('=');
  return [name.toLowerCase(), value.join('=')];
}
