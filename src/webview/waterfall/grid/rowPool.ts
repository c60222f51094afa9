import { RowElement } from './rowElement';

/** The mounted rows, by the id of the row they show. Elements that leave are reused. */
export class RowPool {
  private mounted = new Map<string, RowElement>();
  private spare: RowElement[] = [];

  constructor(private readonly parent: HTMLElement) {}

  get(id: string): RowElement | undefined {
    return this.mounted.get(id);
  }

  /**
   * Mounts exactly the rows `ids`, in this order. `write` updates the new ones, or all when `isChanged`. An element keeps its row
   * while both exist, and the focused one is never moved: it would lose the focus.
   */
  mount(ids: readonly string[], isChanged: boolean, write: (element: RowElement, position: number) => void): void {
    const before = this.mounted;
    this.mounted = new Map();
    const wanted = new Set(ids);
    for (const [id, element] of before) if (!wanted.has(id)) this.spare.push(element);
    for (const [position, id] of ids.entries()) {
      const kept = before.get(id);
      const element = kept ?? this.spare.pop() ?? new RowElement();
      this.mounted.set(id, element);
      if (kept === undefined || isChanged) write(element, position);
    }
    for (const { element } of this.spare) element.remove();
    this.putInOrder();
  }

  private putInOrder(): void {
    const elements = [...this.mounted.values()].map(({ element }) => element);
    const focused = document.activeElement instanceof HTMLElement ? elements.indexOf(document.activeElement) : -1;
    const pivot = elements[focused];
    if (pivot === undefined) {
      inOrder(this.parent, elements, null);
      return;
    }
    inOrder(this.parent, elements.slice(0, focused), pivot);
    inOrder(this.parent, elements.slice(focused + 1), null);
  }
}

/** Places `elements` right before `end`, moving only those that are elsewhere. */
function inOrder(parent: HTMLElement, elements: readonly HTMLElement[], end: HTMLElement | null): void {
  let next: Node | null = end;
  for (const element of elements.toReversed()) {
    if (element.parentNode !== parent || element.nextSibling !== next) parent.insertBefore(element, next);
    next = element;
  }
}
