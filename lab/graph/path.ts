/**
 * Graph's key syntax in the form that routes match:
 * `users('id')` → `users/id`, `applications(appId='x')` → `applications/appId=x`.
 * Functions keep their parentheses: `getPolicyId(type='…',name='…')`.
 */
export const plainPath = (path: string): string =>
  path
    .split('/')
    .map((segment) => {
      const decoded = decode(segment);
      const key = /^(\w+)\('((?:[^']|'')*)'\)$/.exec(decoded);
      if (key !== null) return `${key[1]}/${encodeURIComponent(unquote(key[2]))}`;
      const alternate = /^(applications|servicePrincipals)\(appId='([^']*)'\)$/.exec(decoded);
      if (alternate !== null) return `${alternate[1]}/appId=${alternate[2]}`;
      return segment;
    })
    .join('/');

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const unquote = (text = ''): string => text.replaceAll("''", "'");
