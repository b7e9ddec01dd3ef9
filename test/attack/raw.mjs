export async function attackRaw() {}
