/**
 * The path to go to after a form, or null when what was asked for would lead to another site. Browsers read `//x`, `/\x` and
 * hidden control characters as the way to another host, so the address is resolved as they do it.
 */
export function sameSitePath(asked: string, publicUrl: string): string | null {
  if (!asked.startsWith('/')) return null;
  const base = new URL(publicUrl);
  if (!URL.canParse(asked, base.href)) return null;
  const resolved = new URL(asked, base);
  // A path that begins with two slashes after resolving is a host to whoever resolves it once more.
  return resolved.origin === base.origin && !resolved.pathname.startsWith('//')
    ? `${resolved.pathname}${resolved.search}${resolved.hash}`
    : null;
}
