package org.bipota.ejb.application.links;

/** A row of a link was changed; seen after the commit. */
public record LinksChanged() {
}
