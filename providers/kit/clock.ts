/** What time it is; tests ask the lab's clock instead. */
export type Now = () => Promise<Date>;

export const realNow: Now = async () => new Date();
