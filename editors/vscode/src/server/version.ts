// Which versions of the server this extension gets on with.

/** The oldest server that answers all that we ask. */
export const MINIMUM_VERSION = '0.1.0';

/** The version in the output of `glossator --version`; nothing if another program has answered. */
export function versionIn(output: string): string | undefined {
  return /^glossator (\d+\.\d+\.\d+\S*)\s*$/.exec(output)?.[1];
}

export function isOldVersion(version: string, minimum = MINIMUM_VERSION): boolean {
  const [found, wanted] = [numbers(version), numbers(minimum)];
  for (const [index, part] of wanted.entries()) {
    const difference = (found[index] ?? 0) - part;
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function numbers(version: string): number[] {
  return version.split(/[-+]/, 1)[0]?.split('.').map(Number) ?? [];
}
