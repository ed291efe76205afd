/** The web module: the REST API for schedulers, the console for the back office, and who may use them. */
package org.bipota.web;
