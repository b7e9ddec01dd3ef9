export async function attackByKilling() {}
