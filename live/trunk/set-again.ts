/** An `up` alone compares with its state, which knows nothing of what somebody did at the carrier. */
export const setAgain = 'run refresh, then up, which sets it as the tenant file has it.';
