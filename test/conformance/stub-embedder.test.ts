import { createStubEmbedder } from '../fixtures/stub-embedder.js';
import { describeEmbedder } from './embedder.js';

describeEmbedder('stub embedder', () => Promise.resolve(createStubEmbedder()));
