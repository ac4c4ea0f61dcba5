/** What the page says about the widget: the attributes of its element. */
import type { ApiSettings } from './api-client.js';

/** Where a person can be asked. What is not set is null. */
export interface Contact {
  readonly name: string | null;
  readonly url: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface Settings extends ApiSettings {
  readonly mode: 'floating' | 'inline';
  readonly theme: 'light' | 'dark' | 'auto';
  readonly lang: string;
  readonly heading: string | null;
  readonly greeting: string | null;
  readonly launcher: string | null;
  readonly contact: Contact;
}

/** Every attribute that the element reads. */
export const settingNames = [
  'api',
  'site',
  'council',
  'mode',
  'theme',
  'lang',
  'heading',
  'greeting',
  'launcher',
  'contact-name',
  'contact-url',
  'contact-email',
  'contact-phone',
] as const;

type SettingName = (typeof settingNames)[number];

/** Where the settings come from. */
export interface SettingsSource {
  readonly getAttribute: (name: SettingName) => string | null;
  /** Address of the widget's script: without an `api` attribute the service is where the script is. */
  readonly scriptUrl: string;
  readonly pageUrl: string;
  /** Language of the page around the element. */
  readonly pageLang: string;
}

/** Reads the settings. An empty attribute counts as not set, and so does an address that is not of the web. */
export function readSettings({ getAttribute, scriptUrl, pageUrl, pageLang }: SettingsSource): Settings {
  const read = (name: SettingName): string | null => {
    const value = getAttribute(name)?.trim() ?? '';
    return value === '' ? null : value;
  };
  const theme = read('theme');
  return {
    api: readApi(read('api'), pageUrl) ?? new URL('.', scriptUrl).href,
    site: read('site'),
    council: read('council'),
    mode: read('mode') === 'inline' ? 'inline' : 'floating',
    theme: theme === 'dark' || theme === 'auto' ? theme : 'light',
    lang: read('lang') ?? pageLang,
    heading: read('heading'),
    greeting: read('greeting'),
    launcher: read('launcher'),
    contact: {
      name: read('contact-name'),
      url: toWebAddress(read('contact-url'), pageUrl),
      email: read('contact-email'),
      phone: read('contact-phone'),
    },
  };
}

/** Whether there is any way to reach somebody. */
export function isReachable({ url, email, phone }: Contact): boolean {
  return url !== null || email !== null || phone !== null;
}

/** Gives the address where it is one of the web, else null: a script in an address must never become a link. */
export function toWebAddress(url: string | null, base?: string): string | null {
  if (url === null || !URL.canParse(url, base)) return null;
  const { protocol, href } = new URL(url, base);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

function readApi(value: string | null, pageUrl: string): string | null {
  const address = toWebAddress(value, pageUrl);
  return address === null || address.endsWith('/') ? address : `${address}/`;
}
