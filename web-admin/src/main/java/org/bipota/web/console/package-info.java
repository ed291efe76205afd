/**
 * The console for the back office: backing beans of the Faces pages. They ask the query services, hold what the page
 * shows and decide nothing. Texts are in {@code messages.properties}.
 */
package org.bipota.web.console;
