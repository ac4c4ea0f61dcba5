import { SingleBar } from 'cli-progress';

export interface DownloadDisplay {
  /** Of so many bytes, or files where they are copied. */
  readonly update: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** A bar on a terminal; elsewhere a line for every tenth, so that a log stays readable. */
export function showDownload(stream: NodeJS.WriteStream = process.stderr): DownloadDisplay {
  if (!stream.isTTY) {
    let told = 0;
    return {
      update: (done, total) => {
        const tenth = Math.floor((done * 10) / Math.max(1, total));
        if (tenth > told) stream.write(`${tenth * 10} % of the model is here.\n`);
        told = Math.max(told, tenth);
      },
      stop: () => undefined,
    };
  }
  const bar = new SingleBar({
    format: 'Fetching {bar} {percentage} %, {eta_formatted} left',
    stream,
    hideCursor: true,
  });
  let began = false;
  return {
    update: (done, total) => {
      if (!began) bar.start(total, done);
      began = true;
      bar.update(done);
    },
    stop: () => {
      bar.stop();
    },
  };
}
