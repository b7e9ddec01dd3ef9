import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

interface Operation {
  readonly parameters?: readonly { readonly name: string }[];
}

/** What the page uses of an OpenAPI document. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Where the routes of the APIs are described: whatever the server learns, the page shows. */
export const LGL_DOCUMENT = '/openapi/lgl-v1.json';
export const DRX_DOCUMENT = '/openapi/drx-v2.json';
export const SANDBOX_DOCUMENT = '/openapi/sandbox.json';

/** The sandbox as this server has it. */
export const SandboxContext = createContext<ApiDocument>({ paths: {} });

/** Finds the parts of the page that this server has the route for. */
export function useServed(): <T extends { readonly needs?: string }>(parts: readonly T[]) => T[] {
  const { paths } = useContext(SandboxContext);
  return (parts) => parts.filter(({ needs }) => needs === undefined || needs in paths);
}
