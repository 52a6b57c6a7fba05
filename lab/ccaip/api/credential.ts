/** Token of the lab's one API credential. Not secret: it opens nothing but a lab on this machine. */
export const labCcaipToken = 'lab~ccaip~token~of~no~other~tenant';
