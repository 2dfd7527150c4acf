import type { LabRequest } from '../http-server.ts';

/** The JSON of a request, an empty object where it has no body; undefined where it is no JSON. */
export const jsonBody = ({ body }: LabRequest): unknown => {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
