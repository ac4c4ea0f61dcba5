/** What a dependency may be. A package that fits none of it fails the tests until a person has decided. */
export const policy = {
  /** Registry that every package must come from. */
  registry: 'https://registry.npmjs.org/',

  /** Licences that let a council use, change and pass on the service. Of a choice (`A OR B`) one is enough. */
  licences: [
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'CC-BY-4.0',
    'ISC',
    'MIT',
    'MIT-0',
    'PSF-2.0',
    'Python-2.0',
    'Unlicense',
    'Zlib',
  ],

  /** Packages under another licence, each with why it will do. */
  exceptions: {
    '@img/sharp-': 'libvips, LGPL: a library of its own that is loaded and not built in; images are never read',
    'axe-core': 'MPL: unchanged, for the tests only',
    duck: 'its file is the two-clause BSD licence',
    flatbuffers: 'its file is the Apache licence 2.0',
    lightningcss: 'MPL: unchanged, a part of the test runner',
  },

  /** Packages that may run a script when they are installed, each with why. */
  installScripts: {
    esbuild: 'checks that the binary for this machine is there; bundles the widget, the command and the Worker',
    'hnswlib-node': 'compiles the graph where no built one fits; optional',
    protobufjs: 'looks at the version it was asked for; changes nothing',
    sharp: 'looks for a system library; images are never read',
    workerd: 'checks that the binary for this machine is there; for the tests and for deploying',
  },
} as const;
