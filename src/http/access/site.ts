/** A website that may ask from its visitors' browsers. */
export interface Site {
  /** Publishable: it stands in the page and is no secret. */
  readonly id: string;
  readonly name: string;
  /** Scheme, host and port as a browser writes them in `Origin`. Compared letter by letter; nobody where empty. */
  readonly origins: readonly string[];
  /** Council whose stories are searched where a request names none; null where all are. */
  readonly council: string | null;
  /** Whom a person can turn to where the stories don't help. */
  readonly contact: Contact | null;
}

export interface Contact {
  readonly name: string;
  readonly url: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** True where `site` lists `origin`, letter by letter. There are no wildcards: a subdomain is another origin. */
export function listsOrigin(site: Site, origin: string): boolean {
  return site.origins.includes(origin);
}
