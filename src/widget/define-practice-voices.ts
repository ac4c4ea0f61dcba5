/** The widget's script: loading it makes `<practice-voices>` work. Loading it twice does no harm. */
import { PracticeVoicesElement } from './practice-voices-element.js';

const name = 'practice-voices';

if (!customElements.get(name)) customElements.define(name, PracticeVoicesElement);
