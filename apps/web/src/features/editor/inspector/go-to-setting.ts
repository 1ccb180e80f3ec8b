/** What takes a value comes before what only switches the setting on or removes it. */
const inputs = ['input:not([type=hidden], [role=switch]), textarea', 'input, button'];

/** Puts the focus into the field of a setting; where it is not shown by itself, into that of what holds it. */
export function goToSetting(form: HTMLElement, setting: string): void {
  const parts = setting.split('.');
  for (let depth = parts.length; depth > 0; depth -= 1) {
    const path = parts.slice(0, depth).join('.');
    const field = form.querySelector<HTMLElement>(`[data-setting="${CSS.escape(path)}"]`);
    if (field === null) continue;
    const input = inputs.map((kind) => field.querySelector<HTMLElement>(kind)).find((found) => found !== null);
    // Labels and help stand above the input, so the whole field comes into view.
    field.scrollIntoView({ block: 'nearest' });
    input?.focus({ preventScroll: true });
    return;
  }
}
