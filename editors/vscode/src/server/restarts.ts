/** Says whether a server that has crashed may be started again: so often within a while, lest it crash for ever. */
export class Restarts {
  private crashes: number[] = [];

  constructor(
    private readonly limit = 3,
    private readonly milliseconds = 3 * 60 * 1000,
  ) {}

  allow(now = Date.now()): boolean {
    this.crashes = this.crashes.filter((crash) => now - crash < this.milliseconds);
    this.crashes.push(now);
    return this.crashes.length <= this.limit;
  }

  /** When the reader asks for a start, all is forgiven. */
  forgive(): void {
    this.crashes = [];
  }
}
