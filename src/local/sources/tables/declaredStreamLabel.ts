/** The label of streams of declared tables: a mapping of the template has it in its ARN before anything is made. */
export const declaredStreamLabel = '1970-01-01T00:00:00.000';
