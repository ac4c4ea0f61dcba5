import { pickWording, type Wording } from '../wording/wording.js';
import { type ApiClient, createApiClient } from './api-client.js';
import { buildBase, buildLauncher } from './build-frame.js';
import { Conversation } from './conversation.js';
import { ConversationView } from './conversation-view.js';
import { applySafeColours } from './safe-colours.js';
import { readSettings, settingNames, type Settings } from './settings.js';
import { style } from './style.js';
import { openTabMemory } from './tab-memory.js';

let sheet: CSSStyleSheet | null = null;

/**
 * `<practice-voices>`: a conversation on a page. It loads nothing but what the service answers, sets no cookie and changes
 * nothing of the page around it. A changed attribute takes effect at once; what was said stays.
 */
export class PracticeVoicesElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = settingNames;

  readonly #root = this.attachShadow({ mode: 'open' });
  #conversation: Conversation | null = null;
  #key = '';
  #pending = false;

  connectedCallback(): void {
    // A constructed sheet works under a Content-Security-Policy that allows no inline style.
    if (sheet === null) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
    }
    this.#root.adoptedStyleSheets = [sheet];
    this.#start();
  }

  disconnectedCallback(): void {
    this.#conversation?.close();
    this.#conversation = null;
    this.#root.replaceChildren();
  }

  // Frameworks set one attribute after the other.
  attributeChangedCallback(): void {
    if (this.#conversation === null || this.#pending) return;
    this.#pending = true;
    queueMicrotask(() => {
      this.#pending = false;
      if (this.isConnected) this.#start();
    });
  }

  #start(): void {
    const settings = this.#readSettings();
    const wording = pickWording(settings.lang);
    const client = createApiClient(settings);
    const conversation = this.#findConversation(settings, client);
    const wake = (): void => {
      const view = new ConversationView(conversation, settings, wording);
      this.#root.replaceChildren(view.frame.root);
      applySafeColours(view.frame.root, view.frame.head, view.frame.probe);
      const introduce = async (): Promise<void> => {
        view.introduce(await client.introduce());
      };
      void introduce();
    };
    if (settings.mode === 'inline') conversation.dispatch({ kind: 'opened' });
    if (conversation.state.open) wake();
    else
      this.#sleep(settings, wording, () => {
        wake();
        conversation.dispatch({ kind: 'opened' });
      });
  }

  /** Shows the launcher alone: a page waits for no more, and asks nothing of the service, before the person turns to it. */
  #sleep(settings: Settings, wording: Wording, open: () => void): void {
    const { root, probe } = buildBase(settings, wording);
    const launcher = buildLauncher(settings, wording, open);
    root.append(launcher);
    this.#root.replaceChildren(root);
    // When the page has been painted: reading colours makes the browser lay it out.
    requestAnimationFrame(() => {
      if (root.isConnected) applySafeColours(root, launcher, probe);
    });
  }

  /** The conversation so far, unless the service, the site or the council is another one by now. */
  #findConversation(settings: Settings, client: ApiClient): Conversation {
    const key = this.#nameMemory(settings);
    if (this.#conversation !== null && key === this.#key) return this.#conversation;
    const open = this.#conversation?.state.open ?? false;
    this.#conversation?.close();
    this.#key = key;
    this.#conversation = new Conversation(
      {
        client,
        memory: openTabMemory(key, () => sessionStorage),
        isOnline: () => navigator.onLine,
        schedule: (action, delayMs) => {
          const timer = setTimeout(action, delayMs);
          return () => {
            clearTimeout(timer);
          };
        },
      },
      open,
    );
    return this.#conversation;
  }

  #readSettings(): Settings {
    return readSettings({
      getAttribute: (name) => this.getAttribute(name),
      scriptUrl: import.meta.url,
      pageUrl: document.baseURI,
      pageLang: this.closest('[lang]')?.getAttribute('lang') ?? '',
    });
  }

  /** Widgets of one page keep their conversations apart, by their `id` or else by their place in the page. */
  #nameMemory({ api, site, council }: Settings): string {
    const place = this.id || String([...document.querySelectorAll(this.localName)].indexOf(this));
    return ['practice-voices', api, site ?? '', council ?? '', place].join(' ');
  }
}
