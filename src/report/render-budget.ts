/** How much of a report is shown. Pages are rendered again with less until they are within GitHub's limits. */
export interface RenderBudget {
  /** Pictures, where before, after and each candidate count as one. */
  pictures: number;
  /** Rows of the table of tasks. */
  rows: number;
  /** Rows of the table of failures, and of each list. */
  failures: number;
  /** Characters of one message. */
  text: number;
  /** Where the rest is told, as HTML. */
  rest: string;
}
