/** The emulator's way into the toolkit API: see {@link uicc.toolkit.EmulatedToolkit}. */
package uicc.toolkit;
