/** What is read of a request on its way in. */
interface IncomingContext {
  readonly req: { readonly raw: object; readonly header: (name: string) => string | undefined };
}

/**
 * Address of the client as Cloudflare saw it; null where the request did not come through Cloudflare, where anybody could have
 * written the header.
 */
export function findConnectingAddress({ req }: IncomingContext): string | null {
  return 'cf' in req.raw && req.raw.cf !== undefined ? (req.header('CF-Connecting-IP') ?? null) : null;
}
