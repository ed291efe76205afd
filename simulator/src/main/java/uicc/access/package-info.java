/** The emulator's way into the file access API: see {@link uicc.access.EmulatedFileSystem}. */
package uicc.access;
