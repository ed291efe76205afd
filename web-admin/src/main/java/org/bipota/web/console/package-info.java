/**
 * The console for the back office: backing beans of the Faces pages, the files they offer, and what all pages share.
 *
 * <p>A bean asks the query services or calls one service, and decides nothing. Lists and single things are found by the page's
 * address, which is all that a page needs to be opened again: {@link org.bipota.web.console.KeepingViewHandler} keeps it through
 * posts. What changes something is reserved by {@link org.bipota.web.console.ForRole}, and where a repeat would do it twice it
 * passes {@link org.bipota.web.console.SubmitOnce}. Numbers of subscribers are written by
 * {@link org.bipota.web.security.CallerDisclosure} only. Texts are in {@code messages.properties} and
 * {@code messages_zh_CN.properties}; what the server stored in English is said by {@link org.bipota.web.console.ReasonWords}.
 */
package org.bipota.web.console;
