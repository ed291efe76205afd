/** The way to the application's message endpoint: one transaction per event, and its outcome known for certain. */
package org.bipota.bip.inflow;
