// What is said of a part of the picture under the mouse or with the focus. Screen readers have it as the part's label.

import { element } from "./editor";

const tip = element("div", "tip");
tip.hidden = true;
tip.setAttribute("aria-hidden", "true");
document.body.append(tip);

export function showTip(part: Element, lines: readonly string[]): void {
  tip.replaceChildren(...lines.map((line) => element("div", "", line)));
  tip.hidden = false;
  const box = part.getBoundingClientRect();
  const below = box.bottom + 6;
  const isLow = below + tip.offsetHeight > window.innerHeight;
  const left = Math.min(box.left + 8, document.documentElement.clientWidth - tip.offsetWidth - 8);
  tip.style.top = `${isLow ? box.top - tip.offsetHeight - 6 : below}px`;
  tip.style.left = `${Math.max(8, left)}px`;
}

export function hideTip(): void {
  tip.hidden = true;
}
