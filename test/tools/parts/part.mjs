/**
 * How a part of `npm test` went. `types` and `lint` count as one test each.
 * @typedef {object} PartResult
 * @property {number} passed
 * @property {number} failed
 * @property {number} [skipped] what could not run here and asserted nothing; none where it is left out
 * @property {string} [note] what a reader of the table should know
 * @property {readonly FailedTest[]} [failures] said again under the table, where a log that was cut still has them
 */

/**
 * @typedef {object} FailedTest
 * @property {string} title
 * @property {string} failure the error's message and stack
 */

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {boolean} [isStatic] it runs nothing of ours
 * @property {boolean} [needsBuild] it runs what is in `dist/`
 * @property {boolean} [needsServer] it drives the served workbench
 * @property {boolean} [isOnRequest] not part of a plain `npm test`
 * @property {() => Promise<PartResult>} run
 */

export {};
