/** Where LGL answers in reality. */
const LGL = 'littlegreenlight.com';
const LGL_API = `api.${LGL}`;

/** What becomes of a call, by its host and path. */
export type Route = 'glowworm' | 'refused' | 'elsewhere';

/** The hosts whose calls are for Glowworm. `more` names others, such as that of a DRX installation. */
export class Hosts {
  private readonly more: ReadonlySet<string>;

  constructor(more: readonly string[] = []) {
    this.more = new Set(more.map(plain));
  }

  /** Whether what is said to this host is looked into, because it is LGL's or named besides. */
  has(host: string): boolean {
    const name = plain(host);
    return name === LGL || name.endsWith(`.${LGL}`) || this.more.has(name);
  }

  /** Where a request to a host goes: LGL has its API on one host and its integrations on each customer's; nothing else of LGL's is here. */
  route(host: string, path: string): Route {
    const name = plain(host);
    if (!this.has(name)) return 'elsewhere';
    if (name === LGL_API || this.more.has(name)) return 'glowworm';
    return /^\/integrations\//i.test(path) ? 'glowworm' : 'refused';
  }
}

/** A host as names are compared: without the dot that may end it, in lower case. */
function plain(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}
