/** A page of a list that is here as a whole, from as many on as are skipped; a number that leads nowhere leads to the first. */
export function pageFrom<T>(all: readonly T[], skip: string | null, size: number) {
  const asked = Number(skip);
  const first = Number.isInteger(asked) && asked > 0 && asked < all.length ? asked : 0;
  return { items: all.slice(first, first + size), first, next: first + size < all.length ? first + size : null };
}
