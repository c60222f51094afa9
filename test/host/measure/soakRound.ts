/** What the extension host and the local service hold after a round of work, with garbage collected. */
export interface SoakRound {
  readonly round: number;
  readonly seconds: number;
  /** JavaScript objects of the extension host, all extensions included. */
  readonly heapMb: number;
  readonly residentMb: number;
  /** Timers, sockets, and other things that keep Node.js running. */
  readonly handles: number;
  /** Open files and sockets of the extension host. */
  readonly files: number;
  /** The local service before its restart. */
  readonly serviceMb: number;
  /** Processes and folders of Dwell that are left after the restart. */
  readonly processes: number;
  readonly temporaryFolders: number;
}
