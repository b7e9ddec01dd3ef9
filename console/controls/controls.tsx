export function Controls() { return <p>soon</p>; }
