export function Coverage() { return <p>soon</p>; }
