/** The application. */
package org.bipota.ejb;
