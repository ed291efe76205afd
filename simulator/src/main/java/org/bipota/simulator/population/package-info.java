/**
 * Populations of subscribers whose behaviour, and therefore whose verdict, is known beforehand.
 *
 * <p>A {@link org.bipota.simulator.population.Behaviour} says what a handset does and what the server has to find out
 * about it, {@link org.bipota.simulator.population.Shares} how many behave so. All numbers, keys and terminals follow
 * from the seed; the same seed makes the same population.
 */
package org.bipota.simulator.population;
