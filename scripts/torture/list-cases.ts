import { clockCase } from './cases/clock.js';
import { descriptorsCase } from './cases/descriptors.js';
import { fullDiskCase } from './cases/full-disk.js';
import { indexFilesCase } from './cases/index-files.js';
import { killBuildsCase } from './cases/kill-builds.js';
import { mixedLoadCase } from './cases/mixed-load.js';
import { modelFilesCase } from './cases/model-files.js';
import { slowClientsCase } from './cases/slow-clients.js';
import type { TortureCase } from './torture-case.js';

export const tortureCases: readonly TortureCase[] = [
  indexFilesCase,
  modelFilesCase,
  fullDiskCase,
  killBuildsCase,
  clockCase,
  descriptorsCase,
  slowClientsCase,
  mixedLoadCase,
];
