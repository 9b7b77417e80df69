// Where Playhead listens. Change the two variables, not the programs.
export const host = process.env.PLAYHEAD_HOST ?? 'localhost';
export const port = Number(process.env.PLAYHEAD_PORT ?? 9477);
