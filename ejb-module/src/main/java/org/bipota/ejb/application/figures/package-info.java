/**
 * The figures that a monitoring system collects, as numbers with names and labels. Every {@link
 * org.bipota.ejb.application.figures.FigureSource} bean is asked at intervals; {@code web-admin} shows what they answer. A
 * part that has figures of its own brings a source of its own, in its own package or here.
 */
package org.bipota.ejb.application.figures;
