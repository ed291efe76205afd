/**
 * What monitoring systems collect: the application's figures, among the server's own, in Prometheus' text format at
 * {@code /metrics} on the management port. What figures there are is decided by the sources in {@code ejb-module}
 * ({@link org.bipota.ejb.application.figures.FigureSource}); this package knows Micrometer, and no other does.
 */
package org.bipota.web.metrics;
